package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.JavaSparkStatusTracker;

/** How many tasks an action of Spark takes, as Spark itself counts them. */
final class TaskCount {
    private static final String GROUP = "growth: count the tasks";
    private static final int PATIENCE = 500;
    private static final long PAUSE_MILLIS = 10;

    private TaskCount() {}

    static int of(JavaSparkContext spark, Times.Action action) throws Exception {
        JavaSparkStatusTracker tracker = spark.statusTracker();
        List<Integer> before = jobs(tracker);
        spark.setJobGroup(GROUP, GROUP);
        try {
            action.run();
        } finally {
            spark.clearJobGroup();
        }
        // What Spark knows of its jobs comes a moment after their results.
        for (int i = 0; i < PATIENCE; i++) {
            List<Integer> since = jobs(tracker);
            since.removeAll(before);
            int tasks = tasks(tracker, since);
            if (tasks > 0) {
                return tasks;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("Cannot count the tasks: Spark knows of no finished job");
    }

    private static List<Integer> jobs(JavaSparkStatusTracker tracker) {
        List<Integer> ids = new ArrayList<>();
        for (int id : tracker.getJobIdsForGroup(GROUP)) {
            ids.add(id);
        }
        return ids;
    }

    /** Of all stages of these jobs; 0 while one of them has not ended. */
    private static int tasks(JavaSparkStatusTracker tracker, List<Integer> jobs) {
        int tasks = 0;
        for (int id : jobs) {
            SparkJobInfo job = tracker.getJobInfo(id);
            if (job == null || job.status() != JobExecutionStatus.SUCCEEDED) {
                return 0;
            }
            for (int stage : job.stageIds()) {
                SparkStageInfo info = tracker.getStageInfo(stage);
                tasks += info == null ? 0 : info.numTasks();
            }
        }
        return tasks;
    }
}
