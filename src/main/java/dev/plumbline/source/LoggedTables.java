package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Directories that are tables with a log of their own, which alone says which of their files and rows count. Read as
 * plain files they would give rows that were deleted or replaced.
 */
final class LoggedTables {
    private static final Map<String, String> LOGS = Map.of("_delta_log", "delta", ".hoodie", "hudi");
    private static final String METADATA = "metadata";

    private final Set<Path> looked = new HashSet<>();

    /** Refuses (65) a directory by what lies in it. */
    static void refuse(FileSystem fs, FileStatus directory, FileStatus[] children) throws IOException {
        for (FileStatus child : children) {
            String name = child.getPath().getName();
            if (child.isDirectory() && LOGS.containsKey(name)) {
                throw refusal(directory.getPath(), LOGS.get(name));
            }
            if (child.isDirectory() && name.equals(METADATA) && isIceberg(fs, child.getPath())) {
                throw refusal(directory.getPath(), "iceberg");
            }
        }
    }

    /** Refuses (65) what was named below such a directory: a file, a partition, the directory of the data. */
    void refuseBelow(FileSystem fs, FileStatus named) throws IOException {
        Path below = named.getPath();
        boolean goesUp = !named.isDirectory() || isPart(below);
        while (goesUp && below.getParent() != null) {
            Path directory = below.getParent();
            if (!looked.add(directory)) {
                return;
            }
            for (Map.Entry<String, String> log : LOGS.entrySet()) {
                if (fs.exists(new Path(directory, log.getKey()))) {
                    throw refusal(directory, log.getValue());
                }
            }
            if (isIceberg(fs, new Path(directory, METADATA))) {
                throw refusal(directory, "iceberg");
            }
            below = directory;
            goesUp = isPart(below);
        }
    }

    private static boolean isPart(Path directory) {
        return directory.getName().contains("=") || directory.getName().equals("data");
    }

    private static boolean isIceberg(FileSystem fs, Path metadata) throws IOException {
        try {
            return Arrays.stream(fs.listStatus(metadata))
                    .anyMatch(file -> file.getPath().getName().endsWith(".metadata.json"));
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static Refusal refusal(Path directory, String format) {
        return new Refusal(
                ExitCode.DATA,
                "Cannot read " + Excerpt.of(directory.toString()) + " as plain files: it is a table of " + format
                        + ", whose log says which of its files and rows count; read it with --format " + format
                        + " --input DIRECTORY and the package of that format (docs/formats.md)");
    }
}
