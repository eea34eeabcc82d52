package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories as wholes. */
public final class Trees {
    private Trees() {}

    public static void copy(Path from, Path to) throws IOException {
        for (Path each : all(from)) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    public static void delete(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each :
                    all(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Content of every file, by path: to see that nothing was changed. */
    public static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path each : all(directory)) {
            if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                contents.put(
                        directory.relativize(each).toString(),
                        new String(Files.readAllBytes(each), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    public static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.toList();
        }
    }
}
