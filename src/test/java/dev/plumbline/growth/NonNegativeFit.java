package dev.plumbline.growth;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Least squares with no coefficient below 0, for a handful of them: every subset is tried, and the best one wins. */
final class NonNegativeFit {
    private NonNegativeFit() {}

    /**
     * The coefficients, 0 for those that are better left out.
     *
     * @param a {@code [equation][coefficient]}
     * @param b right-hand sides
     */
    static double[] of(double[][] a, double[] b) {
        int count = a[0].length;
        double[] best = new double[count];
        double least = squares(a, b, best);
        for (int subset = 1; subset < 1 << count; subset++) {
            double[] found = solved(a, b, subset);
            if (found != null && squares(a, b, found) < least) {
                least = squares(a, b, found);
                best = found;
            }
        }
        return best;
    }

    /** The solution with the others 0, or null where there is none or one of it is below 0. */
    private static double[] solved(double[][] a, double[] b, int subset) {
        int used = Integer.bitCount(subset);
        if (b.length < used) {
            return null;
        }
        RealMatrix some = new Array2DRowRealMatrix(b.length, used);
        for (int j = 0, at = 0; j < a[0].length; j++) {
            if ((subset >> j & 1) == 1) {
                some.setColumn(at++, column(a, j));
            }
        }
        DecompositionSolver solver = new QRDecomposition(some).getSolver();
        if (!solver.isNonSingular()) {
            return null;
        }
        RealVector solution = solver.solve(new ArrayRealVector(b));
        double[] all = new double[a[0].length];
        for (int j = 0, at = 0; j < all.length; j++) {
            if ((subset >> j & 1) == 1) {
                all[j] = solution.getEntry(at++);
                if (!(all[j] >= 0)) {
                    return null;
                }
            }
        }
        return all;
    }

    private static double[] column(double[][] a, int j) {
        double[] column = new double[a.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = a[i][j];
        }
        return column;
    }

    private static double squares(double[][] a, double[] b, double[] x) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            double off = b[i];
            for (int j = 0; j < x.length; j++) {
                off -= a[i][j] * x[j];
            }
            sum += off * off;
        }
        return sum;
    }
}
