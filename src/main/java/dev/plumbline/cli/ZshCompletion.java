package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What zsh sources, or finds among its functions, to complete the command line. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String script() {
        String families = CommandTable.FAMILIES.stream().map(Family::name).collect(Collectors.joining(" | "));
        return CompletionScript.of(
                "completion.zsh", Map.of("words", words(), "options", options(), "families", families));
    }

    private static String words() {
        List<String> cases = new ArrayList<>(List.of(words("''", CompletionScript.first())));
        CommandTable.FAMILIES.forEach(family -> cases.add(words(family.name(), CompletionScript.second(family))));
        return String.join("\n", cases);
    }

    private static String words(String pattern, List<Manual.Entry> entries) {
        String all = entries.stream()
                .map(entry -> "        " + quoted(entry.name() + ":" + entry.text()))
                .collect(Collectors.joining("\n"));
        return "    " + pattern + ")\n      all=(\n" + all + "\n      )\n      ;;";
    }

    private static String options() {
        List<String> cases = new ArrayList<>();
        for (Command command : CommandTable.ALL) {
            String specs = CompletionScript.options(command).stream()
                    .map(option -> " \\\n        " + quoted(spec(option)))
                    .collect(Collectors.joining());
            cases.add("    " + quoted(command.name()) + ")\n      _arguments '--help[show its help]'" + specs
                    + "\n      ;;");
        }
        return String.join("\n", cases);
    }

    /** As _arguments has it: name, explanation, what its value is and where to find one. */
    private static String spec(Option option) {
        boolean again = option.form() == Option.Form.REPEATABLE || option.form() == Option.Form.KEYED;
        String explained = (again ? "*" : "") + option.dashed() + (option.isFlag() ? "" : "=") + "["
                + option.help().replace("[", "\\[").replace("]", "\\]") + "]";
        return option.isFlag()
                ? explained
                : explained + ":" + option.param().replace(":", "\\:") + ":"
                        + action(option.notes().offers());
    }

    private static String action(ValueWords offers) {
        return switch (offers.kind()) {
            case NONE -> " ";
            case WORDS -> "(" + String.join(" ", offers.words()) + ")";
            case FILES -> "_files";
            case DIRECTORIES -> "_files -/";
            case MODELS -> "_plumbline_models";
            case VERSIONS -> "_plumbline_versions";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
