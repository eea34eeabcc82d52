package dev.plumbline.model;

import java.util.Locale;

/**
 * How the descent ended.
 *
 * @param epochs epochs that were run
 * @param reason what stopped it
 * @param converged whether every parameter's predicted remaining error was below the tolerance, or
 *     near enough for {@link Reason#STANDARD_ERROR}
 */
public record Convergence(long epochs, Reason reason, boolean converged) {
    /** What stopped the descent. */
    public enum Reason {
        /** Predicted remaining error below the tolerance. */
        TOLERANCE,
        /** Every parameter was nearer to the optimum than the asked share of its standard error. */
        STANDARD_ERROR,
        /** All epochs were run. */
        EPOCHS,
        /** The held-out error did not improve for the patience. */
        PATIENCE,
        /** The time allowed was over. */
        DEADLINE;

        /** The word that files use. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
