package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real shells offer, from the scripts that are printed. */
class CompletionTest {
    /** Each line of words, the last one of them being typed, becomes a line of what is offered. */
    private static final String ASK = """
            source ./script
            while IFS= read -r line; do
              eval "COMP_WORDS=($line)"
              COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
              _plumbline 2>/dev/null
              (IFS='|'; printf '%s\\n' "${COMPREPLY[*]}")
            done
            """;

    @TempDir
    Path here;

    @BeforeEach
    void placeToStandIn() throws IOException {
        for (String version :
                List.of("my models/a/versions/2026-01-31", "plumbline-models/sales/versions/2026-01-30")) {
            Files.createDirectories(here.resolve(version));
            Files.createFile(here.resolve(version).resolve("manifest.json"));
        }
        Files.createDirectories(here.resolve("plumbline-models/sales/versions/2026-02-01"));
        Files.createFile(here.resolve("a b.csv"));
    }

    private void offers(String[]... asked) throws IOException, InterruptedException {
        Files.writeString(here.resolve("script"), Typed.printed(Map.of(), "completion", "bash"));
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String[] pair : asked) {
            lines.add(pair[0]);
            expected.add(pair[0] + " => " + pair[1]);
        }
        List<String> said = said(List.of("bash", "--norc", "-c", ASK), String.join("\n", lines) + "\n");
        List<String> offered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            offered.add(lines.get(i) + " => " + (i < said.size() ? said.get(i) : "(nothing said)"));
        }
        assertEquals(String.join("\n", expected), String.join("\n", offered));
    }

    private static String[] of(String line, String offered) {
        return new String[] {line, offered};
    }

    @Test
    void bashCompletesCommandsAndThoseOfAFamily() throws Exception {
        offers(
                of("plumbline tr", "train"),
                of("plumbline e", "explain|evaluate"),
                of("plumbline -", "--help|--version"),
                of("plumbline models r", "rollback|repair"),
                of("plumbline help mo", "models"),
                of("plumbline man models sh", "show"),
                of("plumbline man train ''", ""),
                of("plumbline nosuch ''", ""));
    }

    @Test
    void bashCompletesOptionsInBothSpellingsOfASwitch() throws Exception {
        offers(
                of("plumbline train --eng", "--engine"),
                of("scripts/plumbline train --trim --no-s", "--no-standardize"),
                of("plumbline train --stan", "--standardize"),
                of("plumbline models rollback --t", "--to"),
                of("plumbline demo --eng", ""));
    }

    @Test
    void bashCompletesWordsThatAreValues() throws Exception {
        offers(
                of("plumbline train --engine ''", "rows|moments"),
                of("plumbline train --engine m", "moments"),
                of("plumbline train --engine = m", "moments"),
                of("plumbline train --engine =", "rows|moments"),
                of("plumbline train --optimizer n", "nesterov|newton"),
                of("plumbline generate --format ''", "csv|parquet"),
                of("plumbline train --epochs ''", ""));
    }

    @Test
    void bashCompletesPathsAndWhatIsInTheDirectoryOfModels() throws Exception {
        offers(
                of("plumbline train --input a", "a b.csv"),
                of("plumbline predict --output p", "plumbline-models"),
                of("plumbline evaluate --model ''", "sales"),
                of("plumbline models rollback --model sales --to ''", "2026-01-30"),
                of("plumbline evaluate --models 'my models' --model ''", "a"),
                of("plumbline evaluate --models = 'my models' --model a --version ''", "2026-01-31"));
    }

    @Test
    void bashSeesTheCommandBehindOptionsOfSpark() throws Exception {
        offers(
                of("plumbline --master 'local[2]' -- ex", "explain"),
                of("plumbline --master x -- train --storage ''", "memory|disk"),
                of("plumbline --properties-file a", "a b.csv"));
    }

    @Test
    void fishCompletesTheSame() throws Exception {
        assumeTrue(isThere("fish"), "fish is not installed");
        Files.writeString(here.resolve("script"), Typed.printed(Map.of(), "completion", "fish"));
        String ask = "source script; for l in 'plumbline tr' 'plumbline train --eng' 'plumbline train --engine m'"
                + " 'plumbline models rollback --model sales --to ' 'plumbline --master x -- ex';"
                + " complete -C $l | string replace -r '\\t.*' ''; end";
        assertEquals(
                List.of("train", "--engine", "moments", "2026-01-30", "explain"),
                said(List.of("fish", "--no-config", "-c", ask), ""));
    }

    @Test
    void zshReadsItsScript() throws Exception {
        assumeTrue(isThere("zsh"), "zsh is not installed");
        Files.writeString(here.resolve("script"), Typed.printed(Map.of(), "completion", "zsh"));
        assertEquals(List.of("read"), said(List.of("zsh", "-f", "-c", "zsh -n script && echo read"), ""));
    }

    @Test
    void eachScriptHasEveryOptionThatCanBeUsedAndNoOther() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            String script = Typed.printed(Map.of(), "completion", shell);
            assertFalse(Pattern.compile("@[a-z]+@").matcher(script).find(), shell + " has a place that is not filled");
            for (Option option : CommandTable.options()) {
                Pattern name = Pattern.compile((shell.equals("fish") ? "-l " : "--") + option.name() + "(?![a-z-])");
                assertEquals(option.built(), name.matcher(script).find(), shell + " " + option.name());
            }
            assertTrue(script.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), shell + " is not plain");
        }
    }

    private static boolean isThere(String shell) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
    }

    private List<String> said(List<String> command, String typed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_"));
        builder.environment().put("HOME", here.toString());
        Path said = here.resolve("said");
        Process shell =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try (var in = shell.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        try {
            assertTrue(shell.waitFor(5, TimeUnit.MINUTES), "the shell does not end");
        } finally {
            shell.destroyForcibly();
        }
        return Files.readAllLines(said);
    }
}
