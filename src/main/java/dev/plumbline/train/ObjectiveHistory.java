package dev.plumbline.train;

/**
 * What the divergence rules remember of the objective.
 *
 * @param first at the starting point; NaN before it was looked at
 * @param best lowest so far
 * @param last at the point looked at last; NaN before the first
 * @param epochsFarAbove epochs in a row in which it stood far above the best
 */
public record ObjectiveHistory(double first, double best, double last, int epochsFarAbove) {
    /** How many times the best counts as far above. */
    static final double FAR_ABOVE = 1e3;

    public static ObjectiveHistory initial() {
        return new ObjectiveHistory(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 0);
    }

    ObjectiveHistory after(double objective, double baseline) {
        double start = Double.isNaN(first) ? objective : first;
        boolean farAbove = objective > FAR_ABOVE * best && objective > Math.max(start, baseline);
        return new ObjectiveHistory(start, Math.min(best, objective), objective, farAbove ? epochsFarAbove + 1 : 0);
    }
}
