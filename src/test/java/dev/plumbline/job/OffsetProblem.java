package dev.plumbline.job;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A line whose feature lies far from 0 in units of its spread: {@code x = offset + N(0, 1)}, {@code y = 3.007 x + 2 +
 * N(0, 1)}. The doubles themselves are the data, so that the exact slope is that of the doubles.
 *
 * @param offset mean of x / sd of x
 * @param x by row
 * @param y by row
 */
record OffsetProblem(double offset, double[] x, double[] y) {
    private static final double SLOPE = 3.007;
    private static final double INTERCEPT = 2;
    /** Seventeen digits tell every double from its neighbours. */
    private static final MathContext DIGITS = new MathContext(17);

    static OffsetProblem of(double offset, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = offset + random.nextGaussian();
            y[i] = SLOPE * x[i] + INTERCEPT + random.nextGaussian();
        }
        return new OffsetProblem(offset, x, y);
    }

    /** The rows as CSV, columns x and y, each number read back as the same double. */
    Path write(Path file) {
        List<String> rows = new ArrayList<>(x.length);
        for (int i = 0; i < x.length; i++) {
            rows.add(decimal(x[i]) + "," + decimal(y[i]));
        }
        return new Table("x,y", rows).write(file);
    }

    private static String decimal(double value) {
        return new BigDecimal(value).round(DIGITS).toString();
    }

    /** The slope that minimises the sum of squares: the normal equations in rational arithmetic, one rounding to 60 digits. */
    BigDecimal exactSlope() {
        BigDecimal n = BigDecimal.valueOf(x.length);
        BigDecimal sumX = BigDecimal.ZERO;
        BigDecimal sumY = BigDecimal.ZERO;
        BigDecimal sumXx = BigDecimal.ZERO;
        BigDecimal sumXy = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            BigDecimal xi = new BigDecimal(x[i]);
            BigDecimal yi = new BigDecimal(y[i]);
            sumX = sumX.add(xi);
            sumY = sumY.add(yi);
            sumXx = sumXx.add(xi.multiply(xi));
            sumXy = sumXy.add(xi.multiply(yi));
        }
        BigDecimal above = n.multiply(sumXy).subtract(sumX.multiply(sumY));
        BigDecimal below = n.multiply(sumXx).subtract(sumX.multiply(sumX));
        return above.divide(below, new MathContext(60));
    }

    /** Relative error of a slope; infinite where it is no number. */
    static double relativeError(double slope, BigDecimal exact) {
        if (!Double.isFinite(slope)) {
            return Double.POSITIVE_INFINITY;
        }
        return new BigDecimal(slope)
                .subtract(exact)
                .divide(exact, MathContext.DECIMAL64)
                .abs()
                .doubleValue();
    }
}
