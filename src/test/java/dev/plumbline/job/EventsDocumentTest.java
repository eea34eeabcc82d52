package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document lists the events that the code writes. */
class EventsDocumentTest {
    private static final Pattern WRITTEN = Pattern.compile("\\bevent\\(\\s*(?:\"([a-z-]+)\"|RunEvents\\.([A-Z_]+))");
    private static final Pattern TOLD = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    @Test
    void eachEventHasItsRow() throws IOException {
        Set<String> written = new TreeSet<>(Set.of("stages")); // EventLog has a line of its own for it
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/plumbline/job"))) {
            for (Path file : files.toList()) {
                Matcher event = WRITTEN.matcher(Files.readString(file));
                while (event.find()) {
                    String constant = event.group(2);
                    written.add(
                            constant == null
                                    ? event.group(1)
                                    : constant.toLowerCase(Locale.ROOT).replace('_', '-'));
                }
            }
        }
        String document = Files.readString(Path.of("docs/nightly.md"));
        Matcher row = TOLD.matcher(document.substring(
                document.indexOf("| event | details |"), document.indexOf("Spark's page names each job")));
        Set<String> told = new TreeSet<>();
        while (row.find()) {
            told.add(row.group(1));
        }
        assertEquals(List.copyOf(written), List.copyOf(told));
    }
}
