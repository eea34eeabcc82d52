package dev.plumbline.model;

import java.util.Locale;

/**
 * What a gate said of a candidate.
 *
 * @param rule the gate as text, or {@code finite}, {@code converged}
 * @param value what was measured, NaN where nothing was
 * @param limit that it was held to, in units of the value, what rounding may make of it included; NaN where there was none
 * @param result whether it passed
 * @param rows over which rows it was measured, in words
 * @param note what else must be known to understand it, in words; empty where nothing must
 */
public record Verdict(String rule, double value, double limit, Result result, String rows, String note) {
    /** How a gate decides. */
    public enum Result {
        /** The value keeps the limit. */
        PASSED,
        /** The value does not keep the limit, or cannot be held to it although it was to be. */
        REFUSED,
        /** There is nothing to hold the value to yet. */
        PASSED_OVER;

        /** The word that files use. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean refused() {
        return result == Result.REFUSED;
    }
}
