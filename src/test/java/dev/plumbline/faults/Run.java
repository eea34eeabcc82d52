package dev.plumbline.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that was started as users start it, with what it says in files. */
final class Run implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 600;

    private final Process process;
    private final Path directory;
    private final long began = System.nanoTime();

    private Run(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** @param directory of its own, for standard output, standard error and the mark of its epochs */
    static Run start(ProcessBuilder builder, Path directory) throws IOException {
        return begin(
                builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())),
                directory);
    }

    /** As {@link #start}, for a process that takes orders by {@link #say}. */
    static Run listening(ProcessBuilder builder, Path directory) throws IOException {
        return begin(builder.redirectInput(ProcessBuilder.Redirect.PIPE), directory);
    }

    private static Run begin(ProcessBuilder builder, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("command"), String.join("\n", builder.command()) + "\n");
        builder.redirectOutput(directory.resolve("out").toFile());
        builder.redirectError(directory.resolve("err").toFile());
        return new Run(builder.start(), directory);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end. */
    Run await() throws InterruptedException {
        return await(LIMIT);
    }

    Run await(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new Unexpected("no end within " + seconds + " s: " + directory);
        }
        return this;
    }

    /** As a shell sees it: 128 and the signal for a process that was killed. */
    int code() {
        return process.exitValue();
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(pid());
    }

    /** Writes a line to its standard input. */
    void say(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    String out() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    /** The last line of standard output, which is the run's status. */
    JsonNode status() throws IOException {
        List<String> lines = out().lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).startsWith("{")) {
            throw new Unexpected("exit code " + code() + " and no status on standard output: " + directory);
        }
        return JSON.readTree(lines.get(lines.size() - 1));
    }

    String message() throws IOException {
        return status().path("message").asText();
    }

    /** The epoch that is being evaluated, by {@link EpochMark}; 0 before the first. */
    int epoch() {
        try {
            String mark = Files.readString(directory.resolve("epoch")).strip();
            return mark.isEmpty() ? 0 : Integer.parseInt(mark);
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void awaitEpoch(int epoch) throws InterruptedException {
        awaitThat("epoch " + epoch, () -> epoch() >= epoch);
    }

    /** Waits while the process lives. */
    void awaitThat(String what, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
        while (!there.getAsBoolean()) {
            if (!isAlive() && !there.getAsBoolean()) {
                throw new Unexpected("ended with " + code() + " before " + what + ": " + directory);
            }
            if (System.nanoTime() > end) {
                throw new Unexpected("no " + what + " within " + LIMIT + " s: " + directory);
            }
            Thread.sleep(2);
        }
    }

    /** Process ids of the executors that this driver started, by what they are called in /proc. */
    List<Long> executors() {
        return process.descendants()
                .map(ProcessHandle::pid)
                .filter(Run::isExecutor)
                .sorted()
                .toList();
    }

    private static boolean isExecutor(long pid) {
        try {
            String words = Files.readString(
                    Path.of("/proc", Long.toString(pid), "cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return words.contains("CoarseGrainedExecutorBackend") && !words.startsWith("bash");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ends what is left of it. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
