package dev.plumbline.store;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file of metrics on the local disk, from which another process reads at any moment: it is written aside, under a name
 * that collectors pass over, and then gets its own.
 */
public final class MetricsFile {
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-z_]+\\{model=\"[a-z0-9._-]{1,64}\"(?:,version=\"[0-9-]{10,20}\")?} [0-9]{1,15}(?:\\.[0-9E]{1,20})?");
    /** Files of others are not read to their end. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;
    private final Clock clock;

    private MetricsFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * @param place a file, or a directory in which each model has one
     * @param model its name
     */
    public static MetricsFile at(String place, String model) {
        return at(place, model, Clock.systemUTC());
    }

    static MetricsFile at(String place, String model, Clock clock) {
        Path path = Path.of(place).toAbsolutePath();
        return new MetricsFile(Files.isDirectory(path) ? path.resolve("plumbline_" + model + ".prom") : path, clock);
    }

    /** The line of a metric as an earlier run wrote it; empty where there is none that could be ours. */
    public Optional<String> earlier(String metric, String model) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(metric + "{model=\"" + model + "\"")
                            && SAMPLE.matcher(line).matches())
                    .findFirst();
        } catch (IOException unreadable) { // what cannot be read is not kept; writing tells more
            return Optional.empty();
        }
    }

    /**
     * Puts a text in the place of the one before.
     *
     * @param text of the moment at which it is written
     * @throws Refusal 73 where it cannot be written
     */
    public void write(Function<Instant, String> text) {
        Path aside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                Files.writeString(aside, text.apply(clock.instant()));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException unwritten) {
            throw new Refusal(
                    ExitCode.CANNOT_CREATE,
                    "Cannot write the metrics to " + file + ": "
                            + unwritten.getClass().getSimpleName()
                            + "; see that its directory is there and may be written to, or correct --metrics-file",
                    unwritten);
        }
    }
}
