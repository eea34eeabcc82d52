package dev.plumbline.cli;

import dev.plumbline.cli.Manual.Entry;
import dev.plumbline.model.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What stands below the options in a command's help: examples, exit codes, where to read more. */
final class HelpText {
    private static final String DEEP = "      ";
    private static final String SETTINGS = "An option may also be set in the environment (--learning-rate as"
            + " PLUMBLINE_LEARNING_RATE) or in the --config file (learning-rate=0.1): command line > environment > file >"
            + " default.";

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int width) {
        this.width = width;
    }

    /** Names in a terminal need no backticks. */
    static String plain(String marked) {
        return marked.replace("`", "");
    }

    static String below(Command command, int width) {
        HelpText help = new HelpText(width);
        help.examples(command.manual().examples());
        help.exits(command.manual().exits());
        help.readOn(command);
        return help.text.toString();
    }

    private void examples(List<Entry> examples) {
        if (!examples.isEmpty()) {
            text.append("\nExamples\n");
        }
        for (Entry example : examples) {
            // A line may be cut before an option only: quotes may hold blanks.
            String[] pieces = example.name().split(" (?=--)");
            hanging("  ", DEEP, Wrapped.pieces(pieces, width - DEEP.length(), " \\"));
            hanging(DEEP, DEEP, Wrapped.words(plain(example.text()), width - DEEP.length()));
        }
    }

    private void exits(Map<ExitCode, String> exits) {
        text.append("\nExit codes\n");
        exits.forEach((code, meaning) -> hanging(
                String.format(Locale.ROOT, "  %-2d  ", code.code()),
                DEEP,
                Wrapped.words(plain(meaning), width - DEEP.length())));
    }

    private void readOn(Command command) {
        text.append('\n');
        if (!command.groups().isEmpty()) {
            hanging("", "", Wrapped.words(SETTINGS, width));
        }
        List<String> documents = command.manual().see().stream()
                .filter(target -> target.startsWith("docs/"))
                .toList();
        String more = "More: plumbline man " + command.name();
        hanging(
                "",
                "",
                Wrapped.words(
                        String.join(
                                ", ",
                                Stream.concat(Stream.of(more), documents.stream())
                                        .toList()),
                        width));
    }

    private void hanging(String first, String next, List<String> lines) {
        text.append(first).append(String.join("\n" + next, lines)).append('\n');
    }
}
