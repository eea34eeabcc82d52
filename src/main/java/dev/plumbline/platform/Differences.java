package dev.plumbline.platform;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;

/**
 * All that differs, as far as Plumbline meets it, between the versions of Spark and of the Hadoop client that each of them
 * brings; nowhere else does code depend on a version. What is there is looked up by name, once in a JVM.
 */
public final class Differences {
    /** In what an exit code leaves a main method: made of the code in Spark 3.5, of the code and a cause in 4.x. */
    private static final String EXIT = "org.apache.spark.SparkUserAppException";

    /**
     * What closes a file that a dead writer left open: an interface in the Hadoop of Spark 4.x; with Hadoop 3.3.4, which
     * Spark 3.5 brings, methods of the one class of HDFS.
     */
    private static final List<String> LEASES =
            List.of("org.apache.hadoop.fs.LeaseRecoverable", "org.apache.hadoop.hdfs.DistributedFileSystem");

    /** How Spark tells that somebody cancelled a job: in 3.5 by these words alone, in 4.x behind a name. */
    private static final Pattern CANCELLED = Pattern.compile("Job [0-9]+ cancelled .*", Pattern.DOTALL);

    private Differences() {}

    /** The class whose instances carry an exit code through Spark, where there is a Spark. */
    public static Optional<Class<?>> exit() {
        return Named.type(EXIT);
    }

    /** An instance of that class, by whichever constructor it has. */
    public static Throwable exit(Class<?> owner, int code) {
        Optional<MethodHandle> ofCodeAndCause = Named.constructor(owner, int.class, Throwable.class);
        try {
            if (ofCodeAndCause.isPresent()) {
                return (Throwable) ofCodeAndCause.get().invoke(code, (Throwable) null);
            }
            return (Throwable) Named.constructor(owner, int.class).orElseThrow().invoke(code);
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "Cannot hand exit code " + code + " to Spark: " + owner.getName()
                            + " has a constructor that is not known here",
                    e);
        }
    }

    /** The leases of writers, where a file system has such. */
    public static Optional<WriterLeases> leases(FileSystem fs) {
        return Hadoop.WRITERS.filter(leases -> leases.isOf(fs));
    }

    /** What Spark says of an error, with the name in front that later versions give. */
    public static String named(String message) {
        return CANCELLED.matcher(message).matches() ? "[SPARK_JOB_CANCELLED] " + message : message;
    }

    /** Apart, because a command line is checked where there is no Hadoop. */
    private static final class Hadoop {
        static final Optional<WriterLeases> WRITERS = LEASES.stream()
                .map(Named::type)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(WriterLeases::of);
    }
}
