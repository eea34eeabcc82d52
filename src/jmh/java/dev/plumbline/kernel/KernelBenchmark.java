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

/** A row's share of an epoch, from rows that are in the caches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int ROWS = 2048;
    private static final long SEED = 41;

    @Param({"1", "20", "200"})
    public int features;

    @Param({"scalar", "vector"})
    public String lanes;

    @Param({"2", "3"})
    public int folds;

    @Param({"false", "true"})
    public boolean weighted;

    @Param({"double", "float", "int", "short"})
    public String form;

    private GradientKernel kernel;
    private NarrowBlock block;
    private EpochPoint point;

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] slopes = random.doubles(features).toArray();
        double[] reach = new double[features];
        Arrays.fill(reach, 1);
        Column[] x = new Column[features];
        Arrays.setAll(x, j -> FormOfColumn.column(form, random, ROWS));
        Column w = weighted ? FormOfColumn.column(form, random, ROWS) : null;
        block = new NarrowBlock(ROWS, x, FormOfColumn.column(form, random, ROWS), w, false);
        point = EpochPoint.of(slopes, 0.5, new Reach(new double[features], 0, reach, 1, 1), folds);
        kernel = lanes.equals("scalar") ? Kernels.scalar() : Kernels.vector();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public GradientSum row() {
        GradientSum sum = new GradientSum(point);
        kernel.accumulate(block, point, sum);
        return sum;
    }
}
