package dev.plumbline.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that was started as users start it, with what it says in files. */
public final class Run implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 1800;

    private final Process process;
    private final Path directory;
    private final long began = System.nanoTime();

    private Run(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** @param directory of its own, for standard output, standard error and the mark of its epochs */
    public static Run start(ProcessBuilder builder, Path directory) throws IOException {
        return begin(
                builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())),
                directory);
    }

    private static Run begin(ProcessBuilder builder, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("command"), String.join("\n", builder.command()) + "\n");
        builder.redirectOutput(directory.resolve("out").toFile());
        builder.redirectError(directory.resolve("err").toFile());
        return new Run(builder.start(), directory);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end. */
    public Run await() throws InterruptedException {
        return await(LIMIT);
    }

    public Run await(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new Unexpected("no end within " + seconds + " s: " + directory);
        }
        return this;
    }

    /** As a shell sees it: 128 and the signal for a process that was killed. */
    public int code() {
        return process.exitValue();
    }

    public double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    public void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(pid());
    }

    public String out() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    public String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    /** The last line of standard output, which is the run's status. */
    public JsonNode status() throws IOException {
        List<String> lines = out().lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).startsWith("{")) {
            throw new Unexpected("exit code " + code() + " and no status on standard output: " + directory);
        }
        return JSON.readTree(lines.get(lines.size() - 1));
    }

    public String message() throws IOException {
        return status().path("message").asText();
    }

    /** The epoch that is being evaluated, by {@link EpochMark}; 0 before the first. */
    public int epoch() {
        String mark = marked("epoch").strip();
        return mark.isEmpty() ? 0 : Integer.parseInt(mark);
    }

    /** What the job that runs, or ran last, is for; nothing before the first. */
    public String job() {
        return marked("job");
    }

    /** Executors that were lost or taken away, with Spark's reason, one a line. */
    public String removed() {
        return marked("removed");
    }

    private String marked(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void awaitEpoch(int epoch) throws InterruptedException {
        awaitThat("epoch " + epoch, () -> epoch() >= epoch);
    }

    /** As {@link #awaitEpoch} for a driver that the cluster started: this process may have ended. */
    public void awaitEpochElsewhere(int epoch) throws InterruptedException {
        await("epoch " + epoch, () -> epoch() >= epoch, () -> true);
    }

    /** Waits while the process lives. */
    public void awaitThat(String what, BooleanSupplier there) throws InterruptedException {
        await(what, there, this::isAlive);
    }

    private void await(String what, BooleanSupplier there, BooleanSupplier alive) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT);
        while (!there.getAsBoolean()) {
            if (!alive.getAsBoolean() && !there.getAsBoolean()) {
                throw new Unexpected("ended with " + code() + " before " + what + ": " + directory);
            }
            if (System.nanoTime() > end) {
                throw new Unexpected("no " + what + " within " + LIMIT + " s: " + directory);
            }
            Thread.sleep(2);
        }
    }

    /** Process ids of the executors that this driver started, by what they are called in /proc. */
    public List<Long> executors() {
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
