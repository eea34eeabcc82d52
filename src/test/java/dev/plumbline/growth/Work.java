package dev.plumbline.growth;

import dev.plumbline.kernel.GradientSum;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of each {@link Cost} something takes.
 *
 * @param amounts by cost; what is not there is 0
 */
record Work(Map<Cost, Double> amounts) {
    /** What the model says nothing of. */
    static final Work UNKNOWN = none().and(Cost.JOB, Double.NaN);

    private static final int FOLDS = 2;

    static Work none() {
        return new Work(Map.of());
    }

    Work and(Cost cost, double amount) {
        Map<Cost, Double> sum = new EnumMap<>(Cost.class);
        sum.putAll(amounts);
        sum.merge(cost, amount, Double::sum);
        return new Work(sum);
    }

    Work times(double factor) {
        Map<Cost, Double> all = new EnumMap<>(Cost.class);
        amounts.forEach((cost, amount) -> all.put(cost, factor * amount));
        return new Work(all);
    }

    double of(Cost cost) {
        return amounts.getOrDefault(cost, 0.0);
    }

    /** Bytes of so many rows as doubles, the label with them. */
    static double bytes(double rows, int features) {
        return rows * (features + 1) * Double.BYTES;
    }

    /** Bytes of one partial sum of an epoch on the wire. */
    static double resultBytes(int features) {
        return GradientSum.wireBytes(features, FOLDS);
    }

    /** An epoch whose job has so many tasks. */
    static Work epoch(double rows, int features, int tasks, int cores) {
        return none().and(Cost.JOB, 1)
                .and(Cost.TASK, tasks)
                .and(Cost.RESULT_BYTE, tasks * resultBytes(features))
                .and(Cost.TABLE_BYTE, bytes(rows, features) * cores / Math.min(cores, tasks));
    }
}
