package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.net.BindException;
import java.util.List;
import java.util.Optional;

/** Why a session of Spark did not come about: mostly a setting that is wrong, or a master that is not there. */
final class Unstarted {
    private static final List<Class<? extends Throwable>> OF_SETTINGS =
            List.of(IllegalArgumentException.class, ClassNotFoundException.class);

    private Unstarted() {}

    /**
     * @param error with which it did not start
     * @param master as it was given
     * @return 78 or 69 where it is known what that means, else empty: the error speaks for itself
     */
    static Optional<Refusal> refusal(Throwable error, String master) {
        Failure failure = Failure.of(error);
        for (Throwable cause : Failure.chain(error)) {
            boolean unplaced = cause instanceof BindException;
            if (unplaced || failure.bug() && OF_SETTINGS.stream().anyMatch(type -> type.isInstance(cause))) {
                String way = unplaced
                        ? "; set SPARK_LOCAL_IP, or spark.driver.host and spark.driver.bindAddress"
                        : "; correct that setting of Spark, in --conf or in spark-defaults.conf";
                return Optional.of(
                        new Refusal(ExitCode.CONFIG, "Cannot start Spark: " + Failure.firstLine(cause) + way, error));
            }
        }
        return failure.code() == ExitCode.TEMPORARY ? Optional.of(away(error, master)) : Optional.empty();
    }

    /** Spark stopped while it started: the thread that asks the master found nobody, and stopped everything. */
    static Refusal away(Throwable error, String master) {
        return new Refusal(
                ExitCode.UNAVAILABLE,
                "Cannot start Spark on " + master
                        + ": the master did not answer, or sent the application away; see that"
                        + " it is up and that --master is right, then run the same command again",
                error);
    }
}
