package dev.plumbline.skew;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.util.Arrays;

/** Epochs over a cached table, timed; whatever happens meanwhile, their bits must be the same. */
final class Epochs {
    static final EngineSettings ENGINE =
            new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    private static final double NANOS = 1e9;

    private final RowsObjective objective;
    private final Parameters at = Parameters.of(new double[] {0.3, -0.2, 0.1}, new double[3]);
    private String bits;

    Epochs(CachedTable table) {
        objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
    }

    /** Seconds of each. */
    double[] run(int count) {
        double[] seconds = new double[count];
        for (int k = 0; k < count; k++) {
            long began = System.nanoTime();
            String found = Arrays.toString(objective.evaluate(at).gradient());
            seconds[k] = (System.nanoTime() - began) / NANOS;
            if (bits != null && !bits.equals(found)) {
                throw new IllegalStateException("other bits: " + found + ", before " + bits);
            }
            bits = found;
        }
        return seconds;
    }

    static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
