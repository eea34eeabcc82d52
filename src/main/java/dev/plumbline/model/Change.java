package dev.plumbline.model;

import java.util.List;
import java.util.Optional;

/**
 * What is different from an earlier version of the same model.
 *
 * @param since the earlier version
 * @param unit of the moves
 * @param terms terms of either, the largest move first; those that only one of them has come last
 * @param before what the earlier version was found from, and how well it fits that
 * @param now the same of the new one
 * @param settings result options that differ, in alphabetical order; without the day and the input, which are told apart
 * @param inputs files that differ
 * @param software versions that differ, in alphabetical order
 */
public record Change(
        String since,
        Unit unit,
        List<Term> terms,
        Fit before,
        Fit now,
        List<Difference> settings,
        Inputs inputs,
        List<Difference> software) {

    public Change {
        terms = List.copyOf(terms);
        settings = List.copyOf(settings);
        software = List.copyOf(software);
    }

    /** The term that moved most, where the two have one in common. */
    public Optional<Term> largest() {
        return terms.stream().filter(Term::isInBoth).findFirst();
    }

    /** What moves are told in. */
    public enum Unit {
        /**
         * Standard errors of a difference, {@code sqrt(before^2 + now^2)}, as if no row were among those of both: where
         * the tables share rows, the estimates are tied to each other and the true error of their difference is smaller.
         */
        STANDARD_ERRORS,
        /** Shares of the larger of the two estimates, from -2 to 2, where standard errors are not known of both. */
        SHARE
    }

    /**
     * A term of either version.
     *
     * @param name of the feature, or {@code intercept}
     * @param intercept whether it is the intercept, which a feature may be called too
     * @param before estimate in the earlier version; NaN where it does not have the term
     * @param now estimate in the new one; NaN where it does not have the term
     * @param move now - before, in the unit; infinite where the unit is 0; NaN unless both have the term
     */
    public record Term(String name, boolean intercept, double before, double now, double move) {
        public boolean isInBoth() {
            return !isNew() && !isGone();
        }

        public boolean isNew() {
            return Double.isNaN(before);
        }

        public boolean isGone() {
            return Double.isNaN(now);
        }
    }

    /**
     * How well a version fits the rows that it was trained on.
     *
     * @param rmse over these rows, in units of the label
     * @param rows used
     */
    public record Fit(double rmse, long rows) {}

    /**
     * A value by its name, as text.
     *
     * @param name of an option or a software
     * @param before empty where it was not set
     * @param now empty where it is not set
     */
    public record Difference(String name, Optional<String> before, Optional<String> now) {}

    /**
     * The files that were read.
     *
     * @param before how many
     * @param now how many
     * @param added paths that were not read before
     * @param gone paths that are no longer read
     * @param rewritten paths whose length or time of modification is another
     */
    public record Inputs(int before, int now, List<String> added, List<String> gone, List<String> rewritten) {
        public Inputs {
            added = List.copyOf(added);
            gone = List.copyOf(gone);
            rewritten = List.copyOf(rewritten);
        }

        /** How many files are not as they were. */
        public int changed() {
            return added.size() + gone.size() + rewritten.size();
        }
    }
}
