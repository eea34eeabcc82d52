package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session of one command. What the user configured stands; the rest is set for a job of many short epochs.
 * Closing it stops Spark.
 */
final class Session implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final SparkSession spark;

    private Session(SparkSession spark) {
        this.spark = spark;
    }

    static Session open(String name) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.app.name", name);
        if (!conf.contains("spark.master")) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot start Spark: no master is given; use scripts/plumbline, or spark-submit --master local[*]");
        }
        // One job per epoch: what Spark's page and its listeners keep must not grow with the epochs.
        conf.setIfMissing("spark.ui.retainedJobs", "100");
        conf.setIfMissing("spark.ui.retainedStages", "100");
        conf.setIfMissing("spark.ui.retainedTasks", "1000");
        conf.setIfMissing("spark.sql.ui.retainedExecutions", "10");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        return new Session(started(conf));
    }

    private static SparkSession started(SparkConf conf) {
        String master = conf.get("spark.master");
        try {
            SparkSession session = SparkSession.builder().config(conf).getOrCreate();
            if (session.sparkContext().isStopped() || isUnknownToItsMaster(session)) {
                throw Unstarted.away(null, master);
            }
            return session;
        } catch (Throwable e) { // Spark throws checked exceptions without declaring them
            Optional<Refusal> known = Unstarted.refusal(e, master);
            if (known.isPresent()) {
                throw known.get();
            }
            throw e;
        }
    }

    /** A standalone master that answers nobody leaves a context that is about to stop, under a name of its own making. */
    private static boolean isUnknownToItsMaster(SparkSession session) {
        return session.sparkContext().applicationId().startsWith("spark-application-");
    }

    SparkSession sql() {
        return spark;
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    /** Where Spark does not stop in time it is left to itself: the outcome of the command is told all the same. */
    @Override
    public void close() {
        BoundedWork.done("stop Spark", STOP_WITHIN, spark::stop);
    }
}
