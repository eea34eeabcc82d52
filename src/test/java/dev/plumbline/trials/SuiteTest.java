package dev.plumbline.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What judges the cases: what it would not notice, nobody would. */
class SuiteTest {
    @TempDir
    private Path here;

    @Test
    void theTableCountsWhatIsNotAsExpected() {
        Case one = Case.brief("F1", "done", Expected.SAME, lab -> "");
        String table = Table.of(List.of(
                new Row(one, Row.End.AS_EXPECTED, "seen", 1),
                new Row(one, Row.End.SKIPPED, "why", 0),
                new Row(one, Row.End.HUNG, "no end", 2)));
        assertTrue(table.endsWith("3 cases, 1 as expected, 1 skipped, 1 not as expected, 3 seconds: F1\n"), table);
    }

    @Test
    void oneOtherDigitIsOtherBits() throws IOException {
        Figures one = Figures.of(model("1.5"));
        one.require(Figures.of(model("1.5")), "here");
        Unexpected other =
                assertThrows(Unexpected.class, () -> one.require(Figures.of(model("1.5000000000000002")), "here"));
        assertTrue(other.getMessage().contains("metrics"), other.getMessage());
    }

    private Path model(String mse) throws IOException {
        return Files.writeString(here.resolve(mse), """
                {"intercept":1,"coefficients":{},"centre":{},"intercept_at_centre":1,"hex":{},
                 "metrics":{"mse":MSE},"convergence":{},"statistics":null}""".replace("MSE", mse));
    }

    @Test
    void treesAreCopiedAndDeletedWhole() throws IOException {
        Path from = Files.createDirectories(here.resolve("from/deep"));
        Files.writeString(from.resolve("file"), "text");
        Path to = here.resolve("to");
        Trees.copy(here.resolve("from"), to);
        assertEquals(Map.of("deep/file", "text"), Trees.contents(to));
        Trees.delete(to);
        assertTrue(Files.notExists(to));
    }

    @Test
    void aProcessThatDoesNotEndIsEndedWithItsCase() throws Exception {
        Run run = Run.start(new ProcessBuilder("sleep", "60"), here.resolve("run"));
        assertThrows(Unexpected.class, () -> run.await(0));
        run.close();
        assertEquals(137, run.await(60).code());
    }
}
