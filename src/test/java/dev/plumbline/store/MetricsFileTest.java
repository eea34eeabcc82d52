package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private MetricsFile at(Path place) {
        return MetricsFile.at(place.toString(), "sales", NOON);
    }

    @Test
    void aDirectoryHasAFileForEachModel() throws IOException {
        at(folder).write(Instant::toString);
        Path file = folder.resolve("plumbline_sales.prom");
        assertEquals("2026-01-31T12:00:00Z", Files.readString(file));
        at(folder).write(now -> "again");
        assertEquals("again", Files.readString(file));
        at(folder.resolve("own.prom")).write(now -> "own");
        assertEquals(List.of("own.prom", "plumbline_sales.prom"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void collectorsSeeOneTextOrTheOther() throws IOException {
        at(folder).write(now -> "first");
        at(folder).write(now -> {
            try {
                assertEquals("first", Files.readString(folder.resolve("plumbline_sales.prom")));
                assertEquals(
                        List.of("plumbline_sales.prom"),
                        names().stream().filter(name -> name.endsWith(".prom")).toList());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return "second";
        });
        assertEquals(List.of("plumbline_sales.prom"), names());
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndLeavesNothing() throws IOException {
        MetricsFile lost = at(folder.resolve("nowhere/x.prom"));
        Refusal refusal = assertThrows(Refusal.class, () -> lost.write(now -> "text"));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code());
        assertTrue(refusal.getMessage().contains("nowhere/x.prom"), refusal.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> at(folder).write(now -> {
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(), names());
    }

    @Test
    void onlyALineThatCouldBeOursIsKept() {
        String ours = "a_seconds{model=\"sales\",version=\"2026-01-31\"} 1769817600";
        for (String other : List.of(
                "a_seconds{model=\"other\"} 3",
                "a_seconds{model=\"sales\"} NaN",
                "a_seconds{model=\"sales\",x=\"y\"} 3",
                "a_seconds{model=\"sales\"} 3 # x",
                "b_seconds{model=\"sales\"} 3")) {
            at(folder).write(now -> other + "\n# EOF\n");
            assertEquals(Optional.empty(), at(folder).earlier("a_seconds", "sales"), other);
        }
        at(folder).write(now -> "# HELP\n" + ours + "\n# EOF\n");
        assertEquals(Optional.of(ours), at(folder).earlier("a_seconds", "sales"));
        at(folder).write(now -> "a_seconds{model=\"sales\"} 1.769817600123E9\n");
        assertTrue(at(folder).earlier("a_seconds", "sales").isPresent());
    }
}
