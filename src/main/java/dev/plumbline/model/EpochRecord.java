package dev.plumbline.model;

/**
 * One epoch of a descent, as {@code history.jsonl} keeps it. Arrays are not copied: a record is written and forgotten.
 *
 * @param epoch from 1
 * @param objective J at the parameters the epoch began with, in squared units of the label for squared loss
 * @param mse mean squared residual of the training rows
 * @param holdoutMse the same of the held-out rows, or NaN without holdout
 * @param gradientNorm Euclidean norm of the gradient in the coordinates descended in
 * @param seconds wall clock of the epoch
 * @param coordinates what the parameters below are measured in
 * @param intercept in those coordinates; 0 without intercept
 * @param coefficients one per feature, in model order, in those coordinates
 * @param interceptRate learning rate of the intercept; 0 without intercept
 * @param rates learning rate of each coefficient, in model order
 */
public record EpochRecord(
        long epoch,
        double objective,
        double mse,
        double holdoutMse,
        double gradientNorm,
        double seconds,
        Coordinates coordinates,
        double intercept,
        double[] coefficients,
        double interceptRate,
        double[] rates) {

    /** The coordinates of a descent. */
    public enum Coordinates {
        /** Each feature centred and scaled by its standard deviation. */
        STANDARDIZED("standardized"),
        /** The user's own units. */
        RAW("raw");

        private final String id;

        Coordinates(String id) {
            this.id = id;
        }

        /** The word that files use. */
        public String id() {
            return id;
        }
    }
}
