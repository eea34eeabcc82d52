package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What daemons, drivers and executors of a cluster said, which its end deletes: to be looked at after a case. */
final class Logs {
    private static final List<String> OF_SPARK = List.of("stdout", "stderr");

    private Logs() {}

    /** Copies them, each under its own path. */
    static void keep(Path cluster, Path to) throws IOException {
        for (Path file : Trees.all(cluster)) {
            if (isLog(file)) {
                Path kept = to.resolve(cluster.relativize(file).toString());
                Files.createDirectories(kept.getParent());
                Files.copy(file, kept);
            }
        }
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".log") || OF_SPARK.contains(name));
    }
}
