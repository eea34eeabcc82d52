package dev.plumbline.explain;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Eigenvalues of a symmetric matrix, the largest first, with their unit eigenvectors. The decomposition works on squares
 * of elements, so that it gives NaN, or no end, where they leave the range of double; here it is given the matrix divided
 * by a power of two that brings the largest element to about 1, which rounds nothing that counts beside it. O(n^3).
 */
final class Spectrum {
    private final double unit;
    private final EigenDecomposition decomposition;
    private final int[] order;

    private Spectrum(double unit, EigenDecomposition decomposition) {
        this.unit = unit;
        this.decomposition = decomposition;
        double[] values = decomposition.getRealEigenvalues();
        this.order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Decomposes a matrix.
     *
     * @throws IllegalArgumentException if an element is not finite
     */
    static Spectrum of(RealMatrix matrix) {
        double largest = largest(matrix);
        if (!Double.isFinite(largest)) {
            throw new IllegalArgumentException("Cannot decompose a matrix: an element is " + largest);
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        // In two steps, since the inverse of the smallest powers of two is not finite.
        double half = Math.scalb(1.0, -(exponent / 2));
        double rest = Math.scalb(1.0, -(exponent - exponent / 2));
        RealMatrix scaled = matrix.scalarMultiply(half).scalarMultiply(rest);
        return new Spectrum(Math.scalb(1.0, exponent), new EigenDecomposition(scaled));
    }

    /** Whether every element is finite. */
    static boolean isFinite(RealMatrix matrix) {
        return Double.isFinite(largest(matrix));
    }

    private static double largest(RealMatrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            for (int j = 0; j <= i; j++) {
                double size = Math.abs(matrix.getEntry(i, j));
                if (!Double.isFinite(size)) {
                    return size;
                }
                largest = Math.max(largest, size);
            }
        }
        return largest;
    }

    int size() {
        return order.length;
    }

    /** The eigenvalue at a place; infinite where it is beyond the range of double. */
    double value(int i) {
        return decomposition.getRealEigenvalue(order[i]) * unit;
    }

    /** Its unit eigenvector. */
    double[] direction(int i) {
        return decomposition.getEigenvector(order[i]).toArray();
    }
}
