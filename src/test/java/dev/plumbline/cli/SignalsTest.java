package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.job.StopRequest;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a JVM of its own. */
@Timeout(600)
class SignalsTest {
    /** A run that ends when it is asked to, or never; afterwards it waits for another signal. */
    static final class Running {
        private Running() {}

        public static void main(String[] args) {
            StopRequest stop = new StopRequest();
            CountDownLatch requested = new CountDownLatch(1);
            stop.onRequest(requested::countDown);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the hooks ran")));
            Console console = Console.ofProcess();
            String why = Signals.heardDuring(
                    () -> {
                        System.out.println("goes on");
                        await(requested);
                        if (args.length > 0) {
                            await(new CountDownLatch(1));
                        }
                        return stop.why().orElseThrow();
                    },
                    console,
                    stop);
            System.out.println("stopped by " + why);
            await(new CountDownLatch(1));
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void theFirstAsksAndBehindTheRunTheSignalDoesWhatItAlwaysDid(String signal, int code)
            throws IOException, InterruptedException {
        try (Child child = Child.running(Running.class)) {
            child.awaitLine("goes on");
            child.signal(signal);
            child.awaitLine(
                    "plumbline: stopping at the end of this epoch (SIG" + signal + "); once more stops at once");
            child.awaitLine("stopped by SIG" + signal);
            child.signal(signal);
            child.awaitLine("the hooks ran");
            assertEquals(code, child.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,TERM,143", "INT,INT,130", "TERM,INT,130"})
    void theSecondEndsTheProcessAtOnce(String first, String second, int code) throws IOException, InterruptedException {
        try (Child child = Child.running(Running.class, "never")) {
            child.awaitLine("goes on");
            child.signal(first);
            child.awaitLine("once more stops at once");
            child.signal(second);
            child.awaitLine("the hooks ran");
            assertEquals(code, child.exitCode());
        }
    }
}
