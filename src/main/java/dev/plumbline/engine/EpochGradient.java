package dev.plumbline.engine;

import dev.plumbline.kernel.EpochPoint;
import dev.plumbline.kernel.GradientKernel;
import dev.plumbline.kernel.GradientSum;
import dev.plumbline.kernel.Kernels;
import dev.plumbline.kernel.NarrowBlock;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Executor side of an epoch: one partial gradient sum per partition. */
final class EpochGradient implements FlatMapFunction<Iterator<NarrowBlock>, GradientSum> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<EpochPoint> point;

    EpochGradient(Broadcast<EpochPoint> point) {
        this.point = point;
    }

    @Override
    public Iterator<GradientSum> call(Iterator<NarrowBlock> blocks) {
        EpochPoint at = point.value();
        GradientKernel kernel = Kernels.create();
        GradientSum sum = new GradientSum(at);
        while (blocks.hasNext()) {
            kernel.accumulate(blocks.next(), at, sum);
        }
        return Collections.singleton(sum).iterator();
    }

    /** Adds two partial sums. */
    static final class Merge implements Function2<GradientSum, GradientSum, GradientSum> {
        private static final long serialVersionUID = 1L;

        @Override
        public GradientSum call(GradientSum a, GradientSum b) {
            return a.merge(b);
        }
    }
}
