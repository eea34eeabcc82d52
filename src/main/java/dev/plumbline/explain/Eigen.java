package dev.plumbline.explain;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Eigenvalues of a symmetric matrix, the largest first, with their unit eigenvectors. Each value is right to a rounding
 * of the largest. O(n^3).
 *
 * @param values one per parameter
 * @param vectors in the same order
 */
record Eigen(double[] values, double[][] vectors) {
    /** Elements this much smaller than the largest change no eigenvalue by as much as rounding does. */
    private static final double NOTHING = 0x1p-200;

    /**
     * The decomposition iterates for ever where elements, or their squares, leave the range of doubles.
     *
     * @param matrix symmetric; an infinite element counts as the largest double
     */
    static Eigen of(RealMatrix matrix) {
        double largest = 0;
        double[][] scaled = matrix.getData();
        for (double[] row : scaled) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, row[j]));
                largest = Math.max(largest, Math.abs(row[j]));
            }
        }
        double unit = largest > 0 ? Math.scalb(1.0, Math.getExponent(largest)) : 1;
        for (double[] row : scaled) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.abs(row[j]) < NOTHING * largest ? 0 : row[j] / unit;
            }
        }
        EigenDecomposition found = new EigenDecomposition(new Array2DRowRealMatrix(scaled, false));
        double[] values = found.getRealEigenvalues();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[order.length];
        double[][] vectors = new double[order.length][];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]] * unit;
            vectors[i] = found.getEigenvector(order[i]).toArray();
        }
        return new Eigen(sorted, vectors);
    }

    int size() {
        return values.length;
    }
}
