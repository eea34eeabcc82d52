package dev.plumbline.summation;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A row into exact moments with all products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MomentsBenchmark {
    private static final int ROWS = 8192;
    private static final long SEED = 43;
    private static final double DECIMALS = 1e4;

    /** Features and the label. */
    @Param({"2", "21"})
    public int columns;

    @Param({"decimals", "random"})
    public String values;

    private double[][] rows;
    private ExactMoments moments;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        boolean decimals = values.equals("decimals");
        rows = new double[columns][];
        for (int c = 0; c < columns; c++) {
            rows[c] = random.doubles(ROWS, 0, 20)
                    .map(value -> decimals ? Math.rint(value * DECIMALS) / DECIMALS : value)
                    .toArray();
        }
        moments = new ExactMoments(columns, ExactMoments.Detail.ALL_PRODUCTS);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ExactMoments row() {
        moments.add(rows, null, ROWS);
        return moments;
    }
}
