package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Optional;

/**
 * Leaves a main method that Spark started. The one way to hand an exit code through {@code spark-submit}, and through
 * the application master of a cluster, is to throw {@code SparkUserAppException}; ending the JVM instead would skip
 * Spark's own end of the application. Its constructor takes the code in Spark 3.5, and the code and a cause in 4.x.
 */
final class SparkExit {
    private static final String EXCEPTION = "org.apache.spark.SparkUserAppException";

    /** More than Spark and its shutdown hooks need where all is well. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private SparkExit() {}

    /** Whether this JVM has a Spark on its class path. */
    static boolean isSparkThere() {
        return constructorOwner().isPresent();
    }

    /**
     * The last that a main method does: hands over the code, and sees to it that the process ends. Spark that does not
     * stop, a shutdown hook that hangs and a foreign thread that is no daemon would keep it alive for ever.
     */
    static void leave(ExitCode code) {
        if (isOwnProcess()) {
            haltAfter(GRACE, code.code());
        }
        handOver(code);
    }

    /**
     * Whether this JVM was started for our main method, on whose main thread spark-submit then runs it. The application
     * master of YARN and the servers that run jars run it in a thread of theirs: they have an end of their own, and
     * halting them would lose the code. To be asked in the thread of the main method.
     */
    static boolean isOwnProcess() {
        return Thread.currentThread().getName().equals("main");
    }

    /** Ends the process with the code if it is still there after that time. Seen to from aside: nothing waits for it. */
    static void haltAfter(Duration grace, int code) {
        Thread guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(grace.toMillis());
                    } catch (InterruptedException e) {
                        return;
                    }
                    halt(code);
                },
                "plumbline end");
        guard.setDaemon(true);
        guard.start();
    }

    /** Not an exit: that would wait for the shutdown hooks, which hang like everything else. */
    static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Returns for 0; throws for every other code. */
    static void handOver(ExitCode code) {
        if (code != ExitCode.OK) {
            Class<?> owner =
                    constructorOwner().orElseThrow(() -> new IllegalStateException("Cannot find " + EXCEPTION));
            throwUnchecked(exception(owner, code.code()));
        }
    }

    /** The exception with whichever constructor its class has. */
    static Throwable exception(Class<?> owner, int code) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            try {
                MethodHandle ofCodeAndCause =
                        lookup.findConstructor(owner, MethodType.methodType(void.class, int.class, Throwable.class));
                return (Throwable) ofCodeAndCause.invoke(code, (Throwable) null);
            } catch (NoSuchMethodException e) {
                MethodHandle ofCode = lookup.findConstructor(owner, MethodType.methodType(void.class, int.class));
                return (Throwable) ofCode.invoke(code);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "Cannot hand exit code " + code + " to Spark: " + owner.getName()
                            + " has a constructor that is not known here",
                    e);
        }
    }

    private static Optional<Class<?>> constructorOwner() {
        try {
            return Optional.of(Class.forName(EXCEPTION, false, SparkExit.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
