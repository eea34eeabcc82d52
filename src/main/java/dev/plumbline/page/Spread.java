package dev.plumbline.page;

/**
 * Values that were counted in bins of one width.
 *
 * @param from lower end of the first bin
 * @param width of a bin
 * @param counts in each bin
 */
record Spread(double from, double width, long[] counts) {
    long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The value below which a share of all lies, evenly between the ends of its bin; NaN without any. */
    double quantile(double share) {
        double wanted = share * count();
        double below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= wanted) {
                return from + width * (i + (wanted - below) / counts[i]);
            }
            below += counts[i];
        }
        return Double.NaN;
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (from + width * (i + 0.5));
        }
        return sum / count();
    }

    /** Standard deviation about the mean of these bins, their width taken out (Sheppard). */
    double sd() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double away = from + width * (i + 0.5) - mean;
            sum += counts[i] * away * away;
        }
        return Math.sqrt(Math.max(0, sum / count() - width * width / 12));
    }
}
