package dev.plumbline.growth;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** A Spark job that does nothing: a broadcast, so many tasks, a number back from each. */
final class EmptyJob implements Times.Action {
    private final JavaSparkContext spark;
    private final JavaRDD<Integer> parts;
    private final int tasks;

    EmptyJob(JavaSparkContext spark, int tasks) {
        this.spark = spark;
        this.tasks = tasks;
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        this.parts = spark.parallelize(numbers, tasks);
    }

    @Override
    public void run() {
        Broadcast<double[]> point = spark.broadcast(new double[2]);
        try {
            int answers = parts.mapPartitions(new Answer(point)).collect().size();
            if (answers != tasks) {
                throw new IllegalStateException(answers + " answers of " + tasks);
            }
        } finally {
            point.destroy();
        }
    }

    /** One number for each partition. */
    private static final class Answer implements FlatMapFunction<Iterator<Integer>, Double> {
        private static final long serialVersionUID = 1L;

        private final Broadcast<double[]> point;

        Answer(Broadcast<double[]> point) {
            this.point = point;
        }

        @Override
        public Iterator<Double> call(Iterator<Integer> rows) {
            return Collections.singleton(point.value()[0]).iterator();
        }
    }
}
