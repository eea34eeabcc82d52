package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a cluster of processes, which is started by a Spark home and not by this JVM. */
class ExecutorLossIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String CLASSES =
            PROJECT.resolve("target/plumbline.jar") + ":" + PROJECT.resolve("target/test-classes");

    @TempDir
    private Path work;

    @Test
    void afterALossBitsAreTheSameAndSharesFollowTheExecutors() throws IOException, InterruptedException {
        Path home = Path.of(output(List.of(PROJECT.resolve("scripts/spark-home").toString()))
                .strip());
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/spark-submit").toString(),
                "--master",
                "local-cluster[3,1,1024]",
                "--driver-class-path",
                CLASSES));
        for (String conf : List.of(
                "spark.executor.extraClassPath=" + CLASSES,
                "spark.ui.enabled=false",
                "spark.local.dir=" + work,
                // On a machine whose cores are busy a task must not be sent elsewhere for that.
                "spark.locality.wait=20s")) {
            command.addAll(List.of("--conf", conf));
        }
        command.addAll(List.of("--class", ExecutorLoss.class.getName(), "spark-internal"));
        String told = output(command);
        assertTrue(told.contains("1 of 3 executors lost"), told);
        assertTrue(told.contains("the rows were on 1 executor and are spread over 3 now"), told);
        assertTrue(told.endsWith("held\n"), told);
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path errors = work.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PROJECT.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(work.resolve("output").toFile());
        builder.environment().put("SPARK_CONF_DIR", PROJECT.resolve("conf").toString());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            assertTrue(ended, () -> "still running: " + command);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(errors));
        return read(work.resolve("output"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
