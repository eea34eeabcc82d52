package dev.plumbline.kernel;

import java.util.Arrays;
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

/**
 * A value's share of an epoch over blocks that no cache of a core holds, in each form of a column; every thread ({@code
 * -t}) has blocks of its own. For example: {@code scripts/jmh NarrowBenchmark -- -p features=1 -t 2}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class NarrowBenchmark {
    private static final int VALUES = 40_000_000;
    private static final long SEED = 43;

    @Param({"1", "6", "20"})
    public int features;

    @Param({"double", "float", "int", "short", "constant"})
    public String form;

    private final GradientKernel kernel = Kernels.vector();
    private NarrowBlock[] blocks;
    private EpochPoint point;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] reach = new double[features];
        Arrays.fill(reach, 1);
        point = EpochPoint.of(
                random.doubles(features).toArray(), 0.5, new Reach(new double[features], 0, reach, 1, 1), 2);
        int rows = Block.capacity(features, false);
        blocks = new NarrowBlock[VALUES / (rows * (features + 1))];
        Arrays.setAll(blocks, b -> block(random, rows));
    }

    private NarrowBlock block(SplittableRandom random, int rows) {
        Column[] x = new Column[features];
        Arrays.setAll(x, j -> FormOfColumn.column(form, random, rows));
        return new NarrowBlock(rows, x, FormOfColumn.column(form, random, rows), null, false);
    }

    /** Blocks are whole: the values are fewer than said by a hundredth. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public GradientSum value() {
        GradientSum sum = new GradientSum(point);
        for (NarrowBlock block : blocks) {
            kernel.accumulate(block, point, sum);
        }
        return sum;
    }
}
