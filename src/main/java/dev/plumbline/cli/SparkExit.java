package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.platform.Differences;
import java.time.Duration;

/**
 * Leaves a main method that Spark started. The one way to hand an exit code through {@code spark-submit}, and through
 * the application master of a cluster, is to throw {@code SparkUserAppException}; ending the JVM instead would skip
 * Spark's own end of the application. How that exception is made is among the {@link Differences}.
 */
final class SparkExit {
    /** More than Spark and its shutdown hooks need where all is well. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private SparkExit() {}

    /** Whether this JVM has a Spark on its class path. */
    static boolean isSparkThere() {
        return Differences.exit().isPresent();
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
            throwUnchecked(Differences.exit(Differences.exit().orElseThrow(), code.code()));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
