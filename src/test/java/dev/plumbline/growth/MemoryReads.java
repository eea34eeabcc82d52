package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads far more doubles than any cache holds, once, in as many threads (after McCalpin's STREAM,
 * https://www.cs.virginia.edu/stream/). Plain loops with eight sums side by side: they wait for memory, as loops in
 * vector lanes do.
 */
final class MemoryReads implements Times.Action, AutoCloseable {
    /** 256 MiB. */
    static final int DOUBLES = 1 << 25;

    static final double BYTES = (double) DOUBLES * Double.BYTES;
    private static final int SUMS = 8;

    private final ExecutorService pool;
    private final List<Callable<Double>> shares = new ArrayList<>();

    /** @param values as many as {@link #DOUBLES}, each 1 */
    MemoryReads(double[] values, int threads) {
        this.pool = Executors.newFixedThreadPool(threads);
        int share = DOUBLES / threads / SUMS * SUMS;
        for (int i = 0; i < threads; i++) {
            int from = i * share;
            shares.add(() -> sum(values, from, from + share));
        }
    }

    static double[] values() {
        double[] values = new double[DOUBLES];
        Arrays.fill(values, 1);
        return values;
    }

    private static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        for (int i = from; i < to; i += SUMS) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
            e += values[i + 4];
            f += values[i + 5];
            g += values[i + 6];
            h += values[i + 7];
        }
        return a + b + c + d + e + f + g + h;
    }

    @Override
    public void run() throws Exception {
        double sum = 0;
        for (Future<Double> share : pool.invokeAll(shares)) {
            sum += share.get();
        }
        if (!(sum > DOUBLES / 2)) {
            throw new IllegalStateException("read " + sum + " of " + DOUBLES);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
