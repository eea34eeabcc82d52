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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One value, or one product, into an exact sum; beside it the plain addition that it stands for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExactBenchmark {
    private static final int ROWS = 2048;
    private static final long SEED = 42;

    private double[] x;
    private double[] y;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        x = random.doubles(ROWS, -10, 100).toArray();
        y = random.doubles(ROWS, -10, 100).toArray();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ExactSum add() {
        ExactSum sum = new ExactSum();
        for (double value : x) {
            sum.add(value);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ExactSum addProduct() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < ROWS; i++) {
            sum.addProduct(x[i], y[i]);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double plain() {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum;
    }
}
