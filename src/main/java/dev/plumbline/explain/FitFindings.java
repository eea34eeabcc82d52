package dev.plumbline.explain;

import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of the fit: how much the rows can tell. */
final class FitFindings {
    private static final long FEW = 10;

    private FitFindings() {}

    static List<Finding> of(Circumstances circumstances) {
        List<Finding> found = new ArrayList<>();
        long rows = rows(circumstances.table());
        int parameters = circumstances.course().plan().names().size();
        long left = rows - parameters;
        if (left < FEW) {
            found.add(FindingKind.FEW_ROWS.found(
                    counted(rows, "row") + " for " + counted(parameters, "parameter")
                            + (rows == 1 ? " leaves " : " leave ") + counted(Math.max(0, left), "degree")
                            + " of freedom: how sure a parameter is can hardly be told",
                    "more rows, or fewer --features"));
        }
        if (circumstances.statistics().filter(FitFindings::isExact).isPresent()) {
            found.add(FindingKind.EXACT_FIT.found(
                    "all training rows lie exactly on the fitted line, so that standard errors are 0 and tests mean"
                            + " nothing",
                    ""));
        }
        return found;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static long rows(Circumstances.Table table) {
        return table.terrains()
                .map(terrains -> terrains.raw().training().count())
                .orElseGet(() -> table.columns().get(0).count());
    }

    private static boolean isExact(FitStatistics statistics) {
        return statistics.residualSumOfSquares() == 0 && statistics.degreesOfFreedom() > 0;
    }
}
