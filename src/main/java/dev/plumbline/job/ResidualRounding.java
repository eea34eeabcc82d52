package dev.plumbline.job;

import dev.plumbline.engine.ReadTable;
import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How large residuals may be that are nothing but rounding. */
final class ResidualRounding {
    private static final double UNIT = 0x1p-52;
    /**
     * 64 units are 1.4e-14: a line through all points has been converged to, at the default tolerance, when its
     * parameters are within 1e-14 of their scales.
     */
    private static final int LEAST_UNITS = 64;

    private ResidualRounding() {}

    /**
     * A bound of the error of a residual, in units of the label, where the line is right: so many units in the last
     * place, one for each term but {@value #LEAST_UNITS} at least, of the largest sum of magnitudes that a row can have.
     * 0 where that is beyond the range of doubles.
     */
    static double of(LinearModel line, ReadTable table) {
        List<ExactMoments> all = Stream.of(Optional.of(table.training()), table.heldOut())
                .flatMap(Optional::stream)
                .filter(moments -> moments.count() > 0)
                .toList();
        double[] slopes = line.slopes();
        double[] centre = line.centre();
        int label = slopes.length;
        double size = Math.abs(line.interceptAtCentre()) + reach(all, label, 0);
        for (int j = 0; j < slopes.length; j++) {
            size += Math.abs(slopes[j]) * reach(all, j, centre[j]);
        }
        double rounding = UNIT * Math.max(LEAST_UNITS, slopes.length + 2) * size;
        return Double.isFinite(rounding) ? rounding : 0;
    }

    private static double reach(List<ExactMoments> all, int column, double from) {
        return all.stream()
                .mapToDouble(
                        moments -> Math.max(Math.abs(moments.min(column) - from), Math.abs(moments.max(column) - from)))
                .max()
                .orElse(0);
    }
}
