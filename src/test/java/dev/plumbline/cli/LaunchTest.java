package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    private final Launch launch =
            new Launch(console, new Surroundings(Map.of(), Typed.TODAY, false, Deployment.AT_THE_COMMAND_LINE));

    private ExitCode run(Supplier<Commands> commands, String... args) {
        return launch.run(args, commands);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode lastLine() throws IOException {
        String[] lines = out().split("\n");
        return new ObjectMapper().readTree(lines[lines.length - 1]);
    }

    private static Supplier<Commands> never() {
        return () -> {
            throw new AssertionError("Spark was started");
        };
    }

    private static Supplier<Commands> ending(Supplier<Outcome> end) {
        return () -> new Typed.Asked() {
            @Override
            public Outcome train(dev.plumbline.job.TrainSettings what) {
                return end.get();
            }
        };
    }

    @Test
    void aRunEndsWithItsStatusOnTheLastLine() throws IOException {
        assertEquals(ExitCode.OK, run(Typed.Asked::new, Typed.trainLine()));
        JsonNode status = lastLine();
        List<String> names = new ArrayList<>();
        status.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of("code", "name", "message", "retryable", "run", "model", "version", "epochs", "rows"), names);
        assertEquals(0, status.get("code").intValue());
        assertEquals("ok", status.get("name").textValue());
        assertEquals("2026-03-01", status.get("version").textValue());
        assertEquals(10, status.get("rows").longValue());
        assertTrue(err().contains("plumbline: --as-of 2026-03-01 (today in UTC)"), err());
    }

    @Test
    void aDayThatWasGivenIsNotToldAgain() {
        run(Typed.Asked::new, Typed.trainLine("--as-of", "2026-01-01"));
        assertEquals("", err());
    }

    @Test
    void anOutcomeThatIsNoSuccessIsToldAndKeepsItsCode() throws IOException {
        Outcome outcome =
                new Outcome(ExitCode.NOT_CONVERGED, "Cannot publish \"m\": größer\u2028\\", "r", "m", "", 450, 7);
        assertEquals(ExitCode.NOT_CONVERGED, run(ending(() -> outcome), Typed.trainLine()));
        assertTrue(err().endsWith("plumbline: Cannot publish \"m\": größer\\u2028\\\n"), err());
        assertEquals(outcome.message(), lastLine().get("message").textValue());
        assertEquals("not-converged", lastLine().get("name").textValue());
        assertTrue(out().chars().allMatch(c -> c < 128), out());
    }

    @Test
    void aRefusalIsOneSentenceWithoutATrace() throws IOException {
        Supplier<Outcome> refuses = () -> {
            throw new Refusal(ExitCode.DATA, "Cannot use a.csv: row 3");
        };
        assertEquals(ExitCode.DATA, run(ending(refuses), Typed.trainLine("--as-of", "2026-01-01")));
        assertEquals("plumbline: Cannot use a.csv: row 3\n", err());
        assertEquals(65, lastLine().get("code").intValue());
        assertEquals("model", lastLine().get("model").textValue());
        assertFalse(lastLine().get("retryable").booleanValue());
    }

    @Test
    void aBugHasItsTrace() throws IOException {
        Supplier<Outcome> fails = () -> {
            throw new IllegalStateException("broken");
        };
        assertEquals(ExitCode.INTERNAL, run(ending(fails), Typed.trainLine()));
        assertTrue(err().contains("java.lang.IllegalStateException: broken"), err());
        assertTrue(err().contains("\tat dev.plumbline.cli.LaunchTest"), err());
        assertEquals(70, lastLine().get("code").intValue());
    }

    @Test
    void mistakesAndHelpNeedNoSpark() throws IOException {
        assertEquals(ExitCode.USAGE, run(never(), "train", "--lable", "y"));
        assertEquals(64, lastLine().get("code").intValue());
        assertEquals(ExitCode.CONFIG, run(never(), Typed.trainLine("--epochs", "0")));
        assertEquals(78, lastLine().get("code").intValue());
        assertEquals(ExitCode.OK, run(never(), "train", "--help"));
        assertEquals(ExitCode.OK, run(never(), "--version"));
        assertEquals(ExitCode.OK, run(never(), "train", "--print-config"));
    }

    @Test
    void whoTypesNothingSeesTheUsageOnStandardError() throws IOException {
        assertEquals(ExitCode.USAGE, run(never()));
        assertTrue(err().startsWith("Usage: plumbline"), err());
        assertEquals(64, lastLine().get("code").intValue());
        assertEquals(1, out().split("\n").length, out());
    }
}
