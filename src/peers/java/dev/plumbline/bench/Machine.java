package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run took place on, for people. */
final class Machine {
    private static final String MODEL = "model name";

    private Machine() {}

    static String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %s %s, Java %s",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unnamed processor");
        } catch (IOException e) {
            return "an unnamed processor";
        }
    }

    /** Of the home that everybody runs on. */
    static String sparkVersion(Place place) {
        try (Stream<Path> jars = Files.list(place.home().resolve("jars"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("spark-core_"))
                    .map(name ->
                            name.substring(name.indexOf('-', name.indexOf('_')) + 1, name.length() - ".jar".length()))
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }
}
