package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.model.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process ends with the code of its outcome, whatever hangs in it. */
@Timeout(600)
class ProcessEndTest {
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves a thread behind that is no daemon, and maybe a shutdown hook that hangs, as spark-submit would find them. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] args) {
            ExitCode code = ExitCode.valueOf(args[0]);
            new Thread(ProcessEndTest::hang).start();
            SparkExit.haltAfter(Duration.ofMillis(300), code.code());
            if (args.length > 1) {
                Runtime.getRuntime().addShutdownHook(new Thread(ProcessEndTest::hang));
                try {
                    SparkExit.handOver(code);
                } catch (Throwable handed) {
                    System.exit(((SparkUserAppException) handed).exitCode());
                }
            }
            SparkExit.handOver(code);
        }
    }

    /** Gives up, with a hook that would keep an exit from its end. */
    static final class Abandoned {
        private Abandoned() {}

        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(ProcessEndTest::hang));
            SparkExit.halt(ExitCode.UNAVAILABLE.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"OK", "TEMPORARY", "NOT_CONVERGED"})
    void aForeignThreadDoesNotKeepItAlive(ExitCode code) throws IOException, InterruptedException {
        try (Child child = Child.running(Hanging.class, code.name())) {
            assertEquals(code.code(), child.exitCode());
        }
    }

    @Test
    void aShutdownHookThatHangsDoesNotKeepItAliveEither() throws IOException, InterruptedException {
        try (Child child = Child.running(Hanging.class, "TEMPORARY", "with a hook")) {
            assertEquals(75, child.exitCode());
        }
    }

    @Test
    void aProcessThatIsGivenUpDoesNotWaitForItsHooks() throws IOException, InterruptedException {
        try (Child child = Child.running(Abandoned.class)) {
            assertEquals(69, child.exitCode());
        }
    }
}
