package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManPageTest {
    private static String page(String... command) {
        List<String> words = new ArrayList<>(List.of("man"));
        words.addAll(List.of(command));
        return Typed.printed(Map.of(), words.toArray(String[]::new));
    }

    /** As a reader shows it, near enough: without requests, fonts and escapes. */
    private static String read(String page) {
        return page.replaceAll("(?m)^\\.(PP|TP|nf|fi|RS.*|RE|IP.*|nh|ad.*)\n", "")
                .replaceAll("\\\\f[BIR]", "")
                .replace("\\-", "-")
                .replace("\\(aq", "'")
                .replaceAll("\\s+", " ");
    }

    @Test
    void eachPageTellsEveryOptionWithItsDefaultAndWhetherItDecides() {
        for (Command command : CommandTable.ALL) {
            String page = read(page(command.name().split(" ")));
            for (Option option : command.options()) {
                boolean there = page.replace(", --", " --").contains(" " + option.dashed() + " ");
                assertEquals(option.built(), there, option.name());
                option.unlessGiven()
                        .ifPresent(text -> assertTrue(page.contains("Default: " + text + "."), option.name()));
            }
        }
        assertTrue(read(page("train")).contains("Default: 450. Decides the result. --tolerance R"));
        assertTrue(read(page("train")).contains("Default: memory. --timings print how long each stage took."));
    }

    @Test
    void sectionsHaveTheirUsualNamesAndOrder() {
        List<String> headings = page("train")
                .lines()
                .filter(line -> line.startsWith(".SH "))
                .map(line -> line.substring(4).replace("\"", ""))
                .toList();
        assertEquals(
                List.of(
                        "NAME",
                        "SYNOPSIS",
                        "DESCRIPTION",
                        "OPTIONS",
                        "EXIT STATUS",
                        "FILES",
                        "ENVIRONMENT",
                        "EXAMPLES",
                        "SEE ALSO"),
                headings);
    }

    @Test
    void theNameOfAPageIsThatOfItsCommand() {
        assertTrue(page("models", "show").startsWith(".TH \"PLUMBLINE\\-MODELS\\-SHOW\" 1 "));
        assertTrue(read(page("verify"))
                .contains("plumbline-verify - trains a version again from its provenance and compares every figure"
                        + " bit for bit .SH"));
        assertTrue(page("models").startsWith(".TH \"PLUMBLINE\\-MODELS\" 1 "));
        assertTrue(page().startsWith(".TH \"PLUMBLINE\" 1 "));
    }

    @Test
    void nothingThatIsSaidIsTakenForARequest() {
        for (ReferencePage reference : ReferencePages.all()) {
            for (String line : ManPage.of(reference).split("\n")) {
                assertTrue(
                        !line.startsWith(".") && !line.startsWith("'")
                                || line.matches("\\.(TH|SH|SS|PP|TP|IP|nf|fi|nh|ad|RS|RE)( .*)?"),
                        line);
                assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
            }
        }
        assertEquals("\\&.5 of \\fB\\-\\-rate\\fR, \\fBa\\eb\\fR", Roff.text(".5 of --rate, `a\\b`"));
    }

    @Test
    void anUnknownCommandHasNoPage() {
        Typed.refusedLine(ExitCode.USAGE, "man tarin", "train");
        Typed.refusedLine(ExitCode.USAGE, "man models shwo", "show");
    }
}
