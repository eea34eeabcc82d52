package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.model.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad settings and bad command lines as a user meets them: one case for each kind, by its number in the project's list
 * of bad input. Each ends before Spark is started, with its code on the last line of standard output and one sentence
 * on standard error. Every value of every option is held in {@link ValidationTest} and its neighbours.
 */
class BadConfigurationTest {
    @TempDir
    Path folder;

    private static String sentence(ExitCode code, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        ExitCode ended = new Launch(
                        console, new Surroundings(environment, Typed.TODAY, false, Deployment.AT_THE_COMMAND_LINE))
                .run(args, () -> {
                    throw new AssertionError("Spark was started by " + Arrays.toString(args));
                });
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals(code, ended, said);
        assertFalse(said.contains("\tat "), said);
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        try {
            var status = new ObjectMapper().readTree(lines[lines.length - 1]);
            assertEquals(code.code(), status.get("code").asInt());
            assertTrue(said.endsWith("plumbline: " + status.get("message").asText() + "\n"), said);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return said;
    }

    private static void holds(String said, String... parts) {
        for (String part : parts) {
            assertTrue(said.contains(part), "no '" + part + "' in: " + said);
        }
    }

    private static void usage(String options, String... parts) {
        holds(sentence(ExitCode.USAGE, Map.of(), Typed.trainLine(options.split(" "))), parts);
    }

    private static void config(String options, String... parts) {
        holds(sentence(ExitCode.CONFIG, Map.of(), Typed.trainLine(options.split(" "))), parts);
    }

    private void file(byte[] bytes, String... parts) throws IOException {
        Path file = Files.write(folder.resolve("p.properties"), bytes);
        holds(sentence(ExitCode.CONFIG, Map.of(), Typed.trainLine("--config", file.toString())), parts);
    }

    private void file(String text, String... parts) throws IOException {
        file(text.getBytes(StandardCharsets.UTF_8), parts);
    }

    @Test
    void n64AnUnknownKeyHasItsNearest() throws IOException {
        file("seed=1\nepoch=3\n", "'epoch'", "did you mean epochs?", "p.properties:2");
        holds(sentence(ExitCode.CONFIG, Map.of("PLUMBLINE_EPOCH", "3"), Typed.trainLine()), "PLUMBLINE_EPOCHS");
    }

    @Test
    void n65AKeyThatStandsTwiceIsRefused() throws IOException {
        file("epochs=1\nseed=1\nepochs=2\n", "'epochs'", "p.properties:3", "p.properties:1");
    }

    @Test
    void n66AValueThatDoesNotFitIsRefusedWithWhatDoes() throws IOException {
        for (String value : List.of("many", "0", "-1", "NaN", "1e999", "1.5")) {
            file("epochs=" + value + "\n", "--epochs " + value, "from 1 to 10000000", "p.properties:1");
        }
        config("--tolerance 1e999", "--tolerance 1e999", "from 0 and below 1");
        config("--features ,", "--features", "empty");
    }

    @Test
    void n67SettingsThatContradictEachOtherAreRefused() throws IOException {
        config("--patience 3", "--patience 3", "needs --holdout");
        config("--max-bad-rows 3", "--max-bad-rows 3", "needs --bad-rows skip");
        config("--table t", "--input is given too");
        file("bad-rows=skip\n", "--bad-rows skip", "needs --max-bad-rows");
    }

    @Test
    void n68AHugeFileIsRefusedQuicklyAndShort() throws IOException {
        byte[] huge = new byte[100 << 20];
        Arrays.fill(huge, (byte) 'x');
        file(huge, "longer than 1048576 bytes");
        String digits = "9".repeat(1_000_000);
        Path file = Files.writeString(folder.resolve("p.properties"), "epochs=" + digits);
        String said = sentence(ExitCode.CONFIG, Map.of(), Typed.trainLine("--config", file.toString()));
        assertTrue(said.length() < 1_000, said.length() + " characters");
        file("model=" + "${".repeat(300_000), "--model");
    }

    @Test
    void n69OtherEncodingsAreRefusedByTheirLineAndOtherLineEndsAreRead() throws IOException {
        file(new byte[] {'a', '=', '1', '\n', 'b', '=', (byte) 0xE9}, "p.properties:2", "byte 6", "UTF-8");
        file("\ufeff# BOM, CR LF and tabs\r\n\tepochs\t=\t0\r\n", "--epochs 0", "p.properties:2");
    }

    @Test
    void n70ASecretInPlainTextIsRefusedAndNeverEchoed() throws IOException {
        for (String said : List.of(
                sentence(ExitCode.CONFIG, Map.of(), Typed.trainLine("--input", "s3a://AKIA:hunter2@bucket/a.csv")),
                sentence(
                        ExitCode.CONFIG, Map.of(), Typed.trainLine("--format", "x", "--option", "password=hunter2")))) {
            assertFalse(said.contains("hunter2"), said);
        }
        file("format=jdbc\noption.password=hunter2\n", "option", "p.properties:2", "${env:NAME}");
    }

    @Test
    void n71PathsFollowOneRule() {
        config("--models ~/models", "--models ~/models", "${env:HOME}");
        config("--models ${HOME}/models", "${HOME}", "--models");
        config("--models ${env:NOT_THERE}/models", "NOT_THERE is not set");
    }

    @Test
    void n73ACommandLineThatCannotBeUnderstoodIsExplained() {
        holds(sentence(ExitCode.USAGE, Map.of()), "Usage: plumbline", "--help");
        usage("--lable z", "--lable", "did you mean --label?");
        usage("--weight", "--weight", "value is missing");
        usage("--trim --trim", "--trim");
        usage("--epochs 1 --epochs 2", "--epochs");
    }

    @Test
    void n74ANameThatCouldMeanSomethingElseIsNoModelName() {
        for (String name : List.of(
                "../x",
                "a/b",
                "..",
                "%2e%2e",
                "",
                "x".repeat(300),
                "current",
                "latest",
                "v7",
                "CON",
                "name.",
                "a\u0007b",
                "\u0440ayment")) {
            String[] args = Typed.trainLine("--model=" + name);
            String said = sentence(name.isEmpty() ? ExitCode.CONFIG : ExitCode.USAGE, Map.of(), args);
            holds(said, "--model");
            assertTrue(said.length() < 1_000 && said.indexOf('\u0007') < 0, said);
        }
    }

    @Test
    void n75ADayThatIsNoneOrNotYetIsRefused() {
        usage("--as-of 2026-02-30", "no such day");
        usage("--as-of 2025-02-29", "no such day");
        usage("--as-of 0000-01-01", "1900-01-01");
        usage("--as-of 2026-03-03", "to 2026-03-02");
        usage("--as-of 2026-03-01T00:00", "yyyy-mm-dd");
    }

    @Test
    void n76AnAddressThatCannotBeReadIsRefused() {
        config("--input http://host/a.csv", "http: is no file system");
        config("--input s3a:///a.csv", "s3a://BUCKET/PATH");
        config("--models s3a://AKIA:hunter2@bucket/models", "--models", "credentials");
    }

    @Test
    void n77ModelsInsideTheInputAreRefused() {
        String in = folder.toString();
        for (String models : List.of(in, in + "/models", "file://" + in + "/models")) {
            String[] args = {"train", "--label", "y", "--input", in, "--models", models};
            holds(sentence(ExitCode.CONFIG, Map.of(), args), "--models " + models, "inside the input");
        }
    }
}
