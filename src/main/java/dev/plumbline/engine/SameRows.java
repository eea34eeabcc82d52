package dev.plumbline.engine;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Whether a table's source gave the same rows when it was read once more. */
final class SameRows {
    private SameRows() {}

    /**
     * Refuses (65) other rows. They are told by their number, by how many of them are used, and by the exact sum, the
     * exact sum of squares and the extremes of every column and of the weights, on either side of the holdout.
     */
    static void require(ReadTable table, ReadTotals again) {
        requireSame("rows", table.reports(), again.reports(), ScanReport::read);
        requireSame("rows that can be used", table.reports(), again.reports(), ScanReport::used);
        if (table.source().recut(again.reports()).isPresent()
                || !isSame(table.training(), again.training())
                || !isSame(table.heldOut(), again.heldOut())) {
            throw changed("as many rows, but not the same values");
        }
    }

    private static void requireSame(
            String what, List<ScanReport> before, List<ScanReport> again, ToLongFunction<ScanReport> count) {
        long first = before.stream().mapToLong(count).sum();
        long second = again.stream().mapToLong(count).sum();
        if (first != second) {
            throw changed(second + " " + what + " instead of " + first);
        }
    }

    private static Refusal changed(String how) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot trust what was read: the scan for --residuals found " + how
                        + ", so the input changed between the two scans; run again when it is settled, or without"
                        + " --residuals");
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
