package dev.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static String help(Command command) {
        List<String> args = new ArrayList<>(List.of(command.name().split(" ")));
        args.add("--help");
        return Typed.printed(Map.of(), args.toArray(String[]::new));
    }

    @Test
    void eachHelpShowsEveryOptionThatIsBuiltUnderItsHeading() {
        for (Command command : CommandTable.ALL) {
            String help = help(command);
            int from = 0;
            for (OptionGroup group : command.groups()) {
                from = help.indexOf("\n" + group.title() + "\n", from);
                assertTrue(from >= 0, command.name() + " has no heading " + group.title());
                for (Option option : group.options()) {
                    int at = help.indexOf(" " + option.dashed(), from);
                    assertEquals(option.built(), at >= 0, command.name() + " " + option.name());
                }
            }
        }
    }

    @Test
    void eachDefaultIsShown() {
        String squeezed = help(TrainCommand.COMMAND).replaceAll("\\s+", " ");
        for (Option option : TrainCommand.COMMAND.options()) {
            if (!option.isFlag() && option.fallback().isPresent()) {
                String shown = option.help() + " (default: " + option.fallback().get() + ")";
                assertTrue(squeezed.contains(shown), shown);
            }
        }
        assertTrue(squeezed.contains("--no-standardize"), squeezed);
    }

    @Test
    void helpIsPlainAsciiOfAtMostAHundredColumns() {
        List<String> texts = new ArrayList<>();
        CommandTable.ALL.forEach(command -> texts.add(help(command)));
        texts.add(Typed.printed(Map.of(), "--help"));
        texts.add(Typed.printed(Map.of(), "models", "--help"));
        texts.add(Typed.printed(Map.of(), "--version"));
        for (String text : texts) {
            for (String line : text.split("\n")) {
                assertTrue(line.length() <= 100, line);
                assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
            }
            assertTrue(text.endsWith("\n"));
        }
    }

    @Test
    void theWholeNamesEveryCommandAndWhatIsNotBuilt() {
        String help = Typed.printed(Map.of(), "--help");
        for (String name :
                List.of("demo", "generate", "train", "explain", "predict", "evaluate", "verify", "report", "models")) {
            assertTrue(Pattern.compile("(?m)^  " + name + " ").matcher(help).find(), name);
        }
        assertEquals(help, Typed.printed(Map.of(), "help"));
        assertEquals(Typed.printed(Map.of(), "train", "--help"), Typed.printed(Map.of(), "help", "train"));
    }

    @Test
    void helpGoesBeforeWhatIsMissing() {
        assertTrue(Typed.printed(Map.of(), "train", "-h").startsWith("Usage: plumbline train"));
        assertTrue(Typed.printed(Map.of(), "train", "--epochs", "0", "--help").startsWith("Usage: plumbline train"));
    }

    @Test
    void theVersionOfAModelIsNotTheVersionOfTheProgram() {
        assertTrue(Typed.printed(Map.of(), "--version").startsWith("plumbline "));
        assertEquals(
                "2026-01-01-2",
                ((dev.plumbline.job.ModelsSettings) Typed.settings("models", "show", "--version", "2026-01-01-2"))
                        .version()
                        .get());
    }

    @Test
    void everyLocaleSeesTheSame() {
        Locale before = Locale.getDefault();
        List<String> seen = new ArrayList<>();
        try {
            for (String tag : List.of("en-US", "tr-TR", "de-DE", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                String[] args = Typed.trainLine(
                        "--epochs", "1000", "--tolerance", "0.5", "--input", "${as-of:yyyy-MM-dd EEE}", "--label", "I");
                args[4] = "ID";
                args = Arrays.copyOf(args, args.length - 2);
                seen.add(help(TrainCommand.COMMAND)
                        + Typed.settings(Map.of("PLUMBLINE_MISSING", "NA"), args)
                        + Typed.refused(
                                dev.plumbline.model.ExitCode.CONFIG,
                                Map.of(),
                                Typed.trainLine("--optimizer", "MOMENTUM"),
                                "momentum"));
            }
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(1, seen.stream().distinct().count(), () -> String.join("\n", seen));
        assertFalse(seen.isEmpty());
    }
}
