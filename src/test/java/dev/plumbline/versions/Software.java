package dev.plumbline.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Spark home brings.
 *
 * @param spark its version
 * @param scala version of Scala's library
 * @param hadoop version of Hadoop's client
 */
public record Software(String spark, String scala, String hadoop) {
    static Software of(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("jars"))) {
            List<String> jars =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            return new Software(
                    version(jars, "spark-core_2.1[23]"),
                    version(jars, "scala-library"),
                    version(jars, "hadoop-client-api"));
        }
    }

    private static String version(List<String> jars, String artifact) {
        Pattern name = Pattern.compile(artifact + "-(.+)\\.jar");
        return jars.stream()
                .map(name::matcher)
                .filter(Matcher::matches)
                .map(jar -> jar.group(1))
                .findFirst()
                .orElse("?");
    }
}
