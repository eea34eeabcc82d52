package dev.plumbline.job;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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
     * @param nights those that could be read
     * @param unread versions that could not
     */
    record Recent(List<FittedModel> nights, List<String> unread) {
        static final Recent NOT_ASKED = new Recent(List.of(), List.of());

        Recent {
            nights = List.copyOf(nights);
            unread = List.copyOf(unread);
        }

        /** The median of a figure; NaN without a night, or where one of them does not have it. */
        double median(ToDoubleFunction<FittedModel> figure) {
            double[] sorted = nights.stream().mapToDouble(figure).sorted().toArray();
            int middle = sorted.length / 2;
            if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
                return Double.NaN;
            }
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        /** What it is, in words. */
        String note() {
            String of = switch (nights.size()) {
                case 0 -> "no published version says what is usual";
                case 1 -> "recent is the last published version";
                default -> "recent is the median of the last " + nights.size() + " published versions";
            };
            return of + (unread.isEmpty() ? "" : "; damaged and left out: " + String.join(", ", unread));
        }
    }
}
