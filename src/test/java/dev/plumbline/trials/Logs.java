package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** What daemons, drivers and executors of a cluster said, which its end deletes: to be looked at after a case. */
final class Logs {
    private static final List<String> OF_SPARK = List.of("stdout", "stderr");

    private Logs() {}

    /** Copies them, each under its own path. */
    static void keep(Path cluster, Path to) throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isLog(file.getFileName().toString())) {
                    Path kept = to.resolve(cluster.relativize(file).toString());
                    Files.createDirectories(kept.getParent());
                    Files.copy(file, kept);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Files of a cluster that is at work come and go. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isLog(String name) {
        return name.endsWith(".log") || OF_SPARK.contains(name);
    }
}
