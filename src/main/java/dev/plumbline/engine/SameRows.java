package dev.plumbline.engine;

import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Whether a table's source gave the same rows when it was read once more. */
final class SameRows {
    private SameRows() {}

    /**
     * How other rows differ; empty where they do not. They are told by their number, by how many of them are used, and by
     * the exact sum, the exact sum of squares and the extremes of every column and of the weights, on either side of the
     * holdout.
     */
    static Optional<String> difference(ReadTable table, ReadTotals again) {
        Optional<String> rows = difference("rows", table.reports(), again.reports(), ScanReport::read);
        Optional<String> used = difference("rows that can be used", table.reports(), again.reports(), ScanReport::used);
        if (rows.or(() -> used).isPresent()) {
            return rows.or(() -> used);
        }
        boolean same = table.source().recut(again.reports()).isEmpty()
                && isSame(table.training(), again.training())
                && isSame(table.heldOut(), again.heldOut());
        return same ? Optional.empty() : Optional.of("as many rows, but not the same values");
    }

    private static Optional<String> difference(
            String what, List<ScanReport> before, List<ScanReport> again, ToLongFunction<ScanReport> count) {
        long first = before.stream().mapToLong(count).sum();
        long second = again.stream().mapToLong(count).sum();
        return first == second ? Optional.empty() : Optional.of(second + " " + what + " instead of " + first);
    }

    private static boolean isSame(Optional<ExactMoments> before, Optional<ExactMoments> again) {
        return before.isPresent() == again.isPresent() && (before.isEmpty() || isSame(before.get(), again.get()));
    }

    private static boolean isSame(ExactMoments before, ExactMoments again) {
        boolean same = before.count() == again.count()
                && before.minWeight() == again.minWeight()
                && before.maxWeight() == again.maxWeight()
                && before.dyadicWeight().equals(again.dyadicWeight());
        for (int j = 0; j < before.columns() && same; j++) {
            same = before.min(j) == again.min(j)
                    && before.max(j) == again.max(j)
                    && before.dyadicSumAbout(j, 0).equals(again.dyadicSumAbout(j, 0))
                    && before.dyadicProductAbout(j, 0, j, 0).equals(again.dyadicProductAbout(j, 0, j, 0));
        }
        return same;
    }
}
