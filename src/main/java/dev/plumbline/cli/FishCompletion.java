package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What fish sources to complete the command line. */
final class FishCompletion {
    private FishCompletion() {}

    static String script() {
        List<String> lines = new ArrayList<>();
        List<Manual.Entry> first = CompletionScript.first();
        for (String before : List.of("", " help", " man")) {
            first.forEach(entry -> lines.add(word(before, entry)));
            for (Family family : CommandTable.FAMILIES) {
                CompletionScript.second(family).forEach(entry -> lines.add(word(before + " " + family.name(), entry)));
            }
        }
        CommandTable.ALL.forEach(command -> options(command, lines));
        return CompletionScript.of("completion.fish", Map.of("lines", String.join("\n", lines)));
    }

    private static String word(String before, Manual.Entry entry) {
        return "complete -c plumbline -n '__plumbline_after" + before + "' -a " + entry.name() + " -d "
                + quoted(entry.text());
    }

    private static void options(Command command, List<String> lines) {
        String where = "complete -c plumbline -n '__plumbline_in " + command.name() + "' -l ";
        lines.add(where + "help -d 'Shows its help.'");
        for (Option option : CompletionScript.options(command)) {
            String value = option.isFlag() ? "" : value(option.notes().offers());
            lines.add(where + option.name() + value + " -d " + quoted(option.help()));
        }
    }

    private static String value(ValueWords offers) {
        return switch (offers.kind()) {
            case NONE -> " -x";
            case WORDS -> " -x -a " + quoted(String.join(" ", offers.words()));
            case FILES -> " -r -F";
            case DIRECTORIES -> " -x -a '(__fish_complete_directories (commandline -ct))'";
            case MODELS -> " -x -a '(__plumbline_models)'";
            case VERSIONS -> " -x -a '(__plumbline_versions)'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
