package dev.plumbline.train;

/** Lengths of vectors, without overflow or underflow on the way. */
final class Norm {
    private Norm() {}

    /** Root of the sum of squares; infinite or NaN if an element is. */
    static double euclidean(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0 || largest == Double.POSITIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double value : vector) {
            double part = value / largest;
            sum += part * part;
        }
        return largest * Math.sqrt(sum);
    }

    /** Largest {@code |vector[i]| * units[i]}. */
    static double largestProduct(double[] vector, double[] units) {
        double largest = 0;
        for (int i = 0; i < vector.length; i++) {
            largest = Math.max(largest, Math.abs(vector[i]) * units[i]);
        }
        return largest;
    }

    /** Largest {@code |vector[i]| / units[i]}. */
    static double largestRatio(double[] vector, double[] units) {
        double largest = 0;
        for (int i = 0; i < vector.length; i++) {
            largest = Math.max(largest, Math.abs(vector[i]) / units[i]);
        }
        return largest;
    }

    static boolean isFinite(double[] vector) {
        for (double value : vector) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
