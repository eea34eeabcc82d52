package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.apache.spark.rpc.RpcTimeoutException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void aRefusalKeepsItsCodeHoweverDeepItIsWrapped() {
        Refusal refusal = new Refusal(ExitCode.DATA, "Cannot use row 3 of a.csv: ...");
        Failure failure = Failure.of(new RuntimeException(
                new SparkException("Job aborted due to stage failure: Permission denied", new IOException(refusal))));
        assertEquals(new Failure(ExitCode.DATA, "Cannot use row 3 of a.csv: ...", false), failure);
    }

    @Test
    void theErrorsOfClustersAndStoresHaveTheirCodes() {
        Map<Throwable, ExitCode> expected = Map.ofEntries(
                Map.entry(new AccessControlException("user=x"), ExitCode.NO_PERMISSION),
                Map.entry(new AccessDeniedException("/m"), ExitCode.NO_PERMISSION),
                Map.entry(new FileNotFoundException("/m/x (Permission denied)"), ExitCode.NO_PERMISSION),
                Map.entry(new FileNotFoundException("/in.csv"), ExitCode.NO_INPUT),
                Map.entry(new NoSuchFileException("/in.csv"), ExitCode.NO_INPUT),
                Map.entry(new RuntimeException("[PATH_NOT_FOUND] Path does not exist"), ExitCode.NO_INPUT),
                Map.entry(new IOException("No space left on device"), ExitCode.IO_ERROR),
                Map.entry(new DSQuotaExceededException(1, 2), ExitCode.IO_ERROR),
                Map.entry(new IOException("stream closed"), ExitCode.IO_ERROR),
                Map.entry(new OutOfMemoryError("Java heap space"), ExitCode.IO_ERROR),
                Map.entry(new UnknownHostException("nn"), ExitCode.UNAVAILABLE),
                Map.entry(new ConnectException("Connection refused"), ExitCode.UNAVAILABLE),
                Map.entry(new SparkException("All masters are unresponsive! Giving up."), ExitCode.UNAVAILABLE),
                Map.entry(new SparkException("Job aborted: ExecutorLostFailure (executor 1"), ExitCode.UNAVAILABLE),
                Map.entry(
                        new SparkException("lost", new RpcTimeoutException("no reply", new TimeoutException())),
                        ExitCode.UNAVAILABLE),
                Map.entry(new KubernetesClientException("Connection was closed"), ExitCode.UNAVAILABLE),
                Map.entry(
                        new KubernetesClientException("pods is forbidden: User \"x\" cannot create resource"),
                        ExitCode.NO_PERMISSION),
                Map.entry(new UnsupportedFileSystemException("No FileSystem for scheme \"s3a\""), ExitCode.CONFIG),
                Map.entry(new SparkException("Could not parse Master URL: 'x'"), ExitCode.CONFIG),
                Map.entry(
                        new IllegalArgumentException("requirement failed: A secret key must be specified via the x"),
                        ExitCode.CONFIG),
                Map.entry(new SparkException("is bigger than spark.driver.maxResultSize (1)"), ExitCode.CONFIG),
                Map.entry(new SparkException("Job 3 cancelled because SparkContext was shut down"), ExitCode.TEMPORARY),
                Map.entry(new IllegalStateException("SparkContext has been shutdown"), ExitCode.TEMPORARY));
        expected.forEach((error, code) -> {
            for (Throwable wrapped : new Throwable[] {error, new RuntimeException("task failed", error)}) {
                Failure failure = Failure.of(wrapped);
                assertEquals(code, failure.code(), () -> "of " + wrapped);
                assertFalse(failure.bug());
                assertTrue(failure.message().startsWith("Cannot "), failure.message());
            }
        });
        assertEquals(
                ExitCode.NO_INPUT,
                Failure.of(new UncheckedIOException(new FileNotFoundException("x")))
                        .code());
    }

    /** As Spark's client of Kubernetes calls it. */
    private static final class KubernetesClientException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KubernetesClientException(String message) {
            super(message);
        }
    }

    @Test
    void anythingElseIsABugOfOurs() {
        for (Throwable error : new Throwable[] {
            new NullPointerException(),
            new IllegalStateException("x"),
            new StackOverflowError(),
            new AssertionError("y")
        }) {
            Failure failure = Failure.of(error);
            assertEquals(ExitCode.INTERNAL, failure.code());
            assertTrue(failure.bug());
            assertTrue(failure.message().contains("bug of Plumbline"), failure.message());
        }
        assertEquals(
                ExitCode.INTERNAL, Failure.of(new NotSerializableException("X")).code());
    }

    @Test
    void aMessageIsOneLineWithoutCredentials() {
        Failure failure = Failure.of(new IOException("PUT s3a://AK:hunter2@b/x failed\nstack\nstack"));
        assertTrue(failure.message().contains("s3a://****@b/x failed;"), failure.message());
        assertFalse(failure.message().contains("\n"));
    }

    @Test
    void aChainThatGoesInCirclesEnds() {
        Exception inner = new Exception("inner");
        Exception outer = new Exception("outer", inner);
        inner.initCause(outer);
        assertEquals(ExitCode.INTERNAL, Failure.of(outer).code());
    }
}
