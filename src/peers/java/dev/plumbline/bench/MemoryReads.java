package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads far more doubles than any cache holds, once, in as many threads: the bandwidth of memory, below which no epoch
 * can stay (after McCalpin's STREAM, https://www.cs.virginia.edu/stream/).
 */
final class MemoryReads implements Way {
    /** 256 MiB. */
    static final int DOUBLES = 1 << 25;

    static final long BYTES = (long) DOUBLES * Double.BYTES;

    private final double[] values;
    private final int threads;
    private final int times;
    private final ExecutorService pool;
    private final List<Callable<Double>> shares = new ArrayList<>();

    /** @param values as many as {@link #DOUBLES}, of any sum that is finite */
    MemoryReads(double[] values, int threads, int times) {
        this.values = values;
        this.threads = threads;
        this.times = times;
        this.pool = Executors.newFixedThreadPool(threads);
        int share = DOUBLES / threads;
        for (int i = 0; i < threads; i++) {
            int from = i * share;
            shares.add(() -> ReadLoop.fastest().sum(values, from, share));
        }
    }

    static double[] values() {
        double[] values = new double[DOUBLES];
        Arrays.fill(values, 1);
        return values;
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT, "read %d MiB of memory, %d thread%s", BYTES >> 20, threads, threads == 1 ? "" : "s");
    }

    @Override
    public int times() {
        return times;
    }

    @Override
    public void run() throws Exception {
        double sum = 0;
        for (Future<Double> share : pool.invokeAll(shares)) {
            sum += share.get();
        }
        if (sum != values.length / threads * threads) {
            throw new IllegalStateException("read " + sum + " of " + values.length);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }

    /** Bytes per second, of the median. */
    static double bandwidth(Samples samples) {
        return BYTES / samples.median();
    }
}
