package dev.plumbline.model;

import java.util.Comparator;
import java.util.List;

/**
 * How far the features of a table lie from those that a model was trained on.
 *
 * @param features the one that moved farthest first
 */
public record Drift(List<Feature> features) {
    /** A mean that moved by as many standard deviations of training is remarkable. */
    private static final double MOST_SHIFT = 1;
    /** So is a share of rows outside of the range of training that is larger by this than chance makes it. */
    private static final double MOST_OUTSIDE = 0.01;
    /** And a share of rows without a value that is larger by this than it was. */
    private static final double MOST_MISSING = 0.05;

    public Drift {
        features = features.stream()
                .sorted(Comparator.comparingDouble(Feature::extent).reversed())
                .toList();
    }

    /**
     * One feature now, beside what it was in training.
     *
     * @param now the usable rows, and those in which it has no value
     * @param then in training
     * @param outside share of the usable rows that lie outside of the range of training
     * @param missing share of the rows in which it has no value
     */
    public record Feature(ColumnProfile now, ColumnProfile then, double outside, double missing) {
        public String name() {
            return then.name();
        }

        /**
         * |difference of the means| in standard deviations of training; infinite where training had one value only and
         * this is not it. Of halves, so that the difference of two doubles is one.
         */
        public double shift() {
            double difference = Math.abs(now.mean() / 2 - then.mean() / 2);
            return difference == 0 ? 0 : difference / (then.sd() / 2);
        }

        /** The largest of its three measures, each in units of what is remarkable. */
        double extent() {
            return Math.max(
                    shift() / MOST_SHIFT,
                    Math.max((outside - byChance()) / MOST_OUTSIDE, (missing - before()) / MOST_MISSING));
        }

        /** Whether one of its measures is beyond what is remarkable. */
        public boolean isRemarkable() {
            return extent() > 1;
        }

        /** A new value of the same kind is the smallest or largest of all so far with this probability. */
        private double byChance() {
            return 2.0 / (then.count() + 1.0);
        }

        private double before() {
            long rows = then.count() + then.missing();
            return rows == 0 ? 0 : (double) then.missing() / rows;
        }
    }

    /** How many features are beyond what is remarkable. */
    public long remarkable() {
        return features.stream().filter(Feature::isRemarkable).count();
    }
}
