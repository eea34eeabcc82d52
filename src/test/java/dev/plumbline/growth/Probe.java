package dev.plumbline.growth;

import dev.plumbline.engine.PartialSums;
import org.apache.spark.api.java.JavaSparkContext;

/** Takes what Spark and memory cost by themselves; taken before and after the curves, the medians are of both. */
final class Probe {
    private static final int LEAST = 5;
    /** A job whose results are so large that they are most of it. */
    private static final int RESULTS = 100;

    private final Lab lab;
    private final int cores;
    private final int manyTasks;
    private final int wide;
    private Times few = new Times(new double[0]);
    private Times many = few;
    private Times results = few;
    private Times reads = few;
    private Times readsOfOne = few;

    Probe(Lab lab) {
        this.lab = lab;
        this.cores = lab.cores();
        this.manyTasks = Math.max(RESULTS, lab.sizes().extremeTasks() / 10);
        this.wide = lab.sizes().extremeFeatures();
    }

    Probe take() throws Exception {
        JavaSparkContext spark = lab.spark();
        few = few.with(Times.of(lab.budget(), LEAST, new EmptyJob(spark, cores)));
        many = many.with(Times.of(lab.budget(), LEAST, new EmptyJob(spark, manyTasks)));
        PartialSums sums = new PartialSums(spark, RESULTS, wide);
        results = results.with(Times.of(lab.budget(), LEAST, sums::run));
        double[] values = MemoryReads.values();
        try (MemoryReads all = new MemoryReads(values, cores);
                MemoryReads one = new MemoryReads(values, 1)) {
            reads = reads.with(Times.of(lab.budget() / 2, LEAST, all));
            readsOfOne = readsOfOne.with(Times.of(lab.budget() / 2, LEAST, one));
        }
        return this;
    }

    Overheads overheads() {
        double task = Math.max(0, (many.median() - few.median()) / (manyTasks - cores));
        double job = Math.max(0, few.median() - cores * task);
        double bytes = RESULTS * Work.resultBytes(wide);
        double result = Math.max(1e-12, (results.median() - job - RESULTS * task) / bytes);
        return new Overheads(
                job, task, 1 / result, MemoryReads.BYTES / reads.median(), MemoryReads.BYTES / readsOfOne.median());
    }
}
