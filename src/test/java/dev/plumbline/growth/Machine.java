package dev.plumbline.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run took place on, for people. */
final class Machine {
    private static final String MODEL = "model name";
    private static final String UNNAMED = "an unnamed processor";

    private Machine() {}

    static String text(String sparkVersion) {
        return String.format(
                Locale.ROOT,
                "%s, %s of heap, Java %s, Spark %s",
                processor(),
                Units.bytes(Runtime.getRuntime().maxMemory()),
                System.getProperty("java.version"),
                sparkVersion);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNNAMED);
        } catch (IOException e) {
            return UNNAMED;
        }
    }
}
