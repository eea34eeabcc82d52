package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What bash sources to complete the command line. */
final class BashCompletion {
    private BashCompletion() {}

    static String script() {
        return CompletionScript.of(
                "completion.bash", Map.of("words", words(), "options", options(), "values", values()));
    }

    private static String words() {
        List<String> lines = new ArrayList<>(List.of(line("''", names(CompletionScript.first()))));
        CommandTable.FAMILIES.forEach(
                family -> lines.add(line(quoted(family.name()), names(CompletionScript.second(family)))));
        return String.join("\n", lines);
    }

    private static String names(List<Manual.Entry> entries) {
        return entries.stream().map(Manual.Entry::name).collect(Collectors.joining(" "));
    }

    private static String options() {
        List<String> lines = new ArrayList<>();
        for (Command command : CommandTable.ALL) {
            String spellings = CompletionScript.options(command).stream()
                    .map(Option::dashed)
                    .collect(Collectors.joining(" "));
            lines.add(line(quoted(command.name()), (spellings + " --help").strip()));
        }
        return String.join("\n", lines);
    }

    /** Values by what can be offered for them, in one line for all options to which it applies. */
    private static String values() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (Command command : CommandTable.ALL) {
            for (Option option : CompletionScript.options(command)) {
                if (!option.isFlag()) {
                    options.computeIfAbsent(offers(option.notes().offers()), offers -> new ArrayList<>())
                            .add(quoted(command.name() + " " + option.dashed()));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        options.forEach((offers, patterns) -> lines.add(line(String.join(" | \\\n      ", patterns), offers)));
        return String.join("\n", lines);
    }

    private static String offers(ValueWords offers) {
        return offers.kind() == ValueWords.Kind.WORDS
                ? "words " + String.join(" ", offers.words())
                : offers.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String line(String pattern, String words) {
        return "    " + pattern + ") echo " + quoted(words) + " ;;";
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
