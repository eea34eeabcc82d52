package dev.plumbline.job;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The Spark jobs that one run starts from its thread. They bear a tag of their own, so that in a session that goes on
 * afterwards no other job is cancelled with them.
 */
final class RunningJobs implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();

    private final SparkContext spark;
    private final String tag = "plumbline-run-" + COUNT.incrementAndGet();
    private final SparkListener listener;

    /** @param taskEnded hears of each task that ends, of any job; called often, and by another thread */
    RunningJobs(SparkContext spark, Runnable taskEnded) {
        this.spark = spark;
        this.listener = new TaskEnds(taskEnded);
        spark.addSparkListener(listener);
        spark.addJobTag(tag);
    }

    /** Cancels those that run now; what waits for one of them fails. */
    void cancel() {
        if (!spark.isStopped()) { // where it is, nothing runs
            spark.cancelJobsWithTag(tag);
        }
    }

    @Override
    public void close() {
        spark.removeJobTag(tag);
        spark.removeSparkListener(listener);
    }

    private static final class TaskEnds extends SparkListener {
        private final Runnable taskEnded;

        TaskEnds(Runnable taskEnded) {
            this.taskEnded = taskEnded;
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            taskEnded.run();
        }
    }
}
