package dev.plumbline.job;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.RowAccount;
import java.util.List;
import java.util.Optional;

/**
 * All that gates judge by.
 *
 * @param candidate what was trained, and over which rows
 * @param errors of the candidate where gates look at them
 * @param current version; empty on the first night
 * @param recent last published versions, where a gate needs them
 */
record GateEvidence(FittedModel candidate, Errors errors, Optional<Current> current, Recent recent) {
    /**
     * The errors of the candidate.
     *
     * @param metrics over the held-out rows where there are any, else over all used rows
     * @param meanMse mean squared error, over the same rows, of predicting the mean label of the training rows; of
     *     predicting 0 without intercept
     * @param rounding root mean squared error that rounding alone may make, in units of the label
     * @param rows over which, in words
     */
    record Errors(Metrics metrics, double meanMse, double rounding, String rows) {}

    /**
     * The current version.
     *
     * @param version of it
     * @param model as it was published
     * @param sameRows both models over the same rows
     */
    record Current(String version, FittedModel model, SameRows sameRows) {}

    /** The candidate and the current model over the same rows. */
    sealed interface SameRows {
        /**
         * They cannot be compared.
         *
         * @param why in words
         */
        record Impossible(String why) implements SameRows {}

        /**
         * They were.
         *
         * @param candidate its errors
         * @param current errors of the current model
         * @param rows over which, in words
         */
        record Scored(Metrics candidate, Metrics current, String rows) implements SameRows {}
    }

    /**
     * The last published versions.
     *
     * @param rows of each that could be read
     * @param unread versions that could not
     */
    record Recent(List<RowAccount> rows, List<String> unread) {
        static final Recent NOT_ASKED = new Recent(List.of(), List.of());

        Recent {
            rows = List.copyOf(rows);
            unread = List.copyOf(unread);
        }
    }
}
