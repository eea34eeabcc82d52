package dev.plumbline.cli;

import java.util.List;
import picocli.CommandLine.Help.ColorScheme;

/** The options of a command as its help lists them: names on the left, sentences on the right, group by group. */
final class HelpOptions {
    private static final int NAMES = 34;
    private static final String BEFORE = "      ";

    private final ColorScheme colours;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private HelpOptions(ColorScheme colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    static String of(List<OptionGroup> groups, ColorScheme colours, int width) {
        HelpOptions help = new HelpOptions(colours, width);
        help.row(
                "  " + colours.optionText("-h") + ", " + colours.optionText("--help"),
                "  -h, --help".length(),
                "Show this" + " help.");
        groups.stream().filter(group -> !group.built().isEmpty()).forEach(help::group);
        return help.text.toString();
    }

    private void group(OptionGroup group) {
        text.append('\n').append(group.title()).append('\n');
        for (Option option : group.built()) {
            option(option, description(option));
            Command.negation(option).ifPresent(negation -> option(negation, negation.help()));
        }
    }

    private void option(Option option, String description) {
        String value = option.param().isEmpty() ? "" : " " + option.param();
        String names = BEFORE + colours.optionText(option.dashed());
        if (!value.isEmpty()) {
            names += " " + colours.parameterText(option.param());
        }
        row(names, BEFORE.length() + option.dashed().length() + value.length(), description);
    }

    private static String description(Option option) {
        if (option.form() == Option.Form.SWITCH) {
            return option.help() + " (default)";
        }
        return option.unlessGiven()
                .map(words -> option.help() + " (default: " + words + ")")
                .orElse(option.help());
    }

    /** Colours take no room, so the length is told. */
    private void row(String names, int length, String description) {
        text.append(names);
        if (length + 2 > NAMES) {
            text.append('\n').append(" ".repeat(NAMES));
        } else {
            text.append(" ".repeat(NAMES - length));
        }
        List<String> lines = Wrapped.words(description, width - NAMES);
        text.append(String.join("\n" + " ".repeat(NAMES), lines)).append('\n');
    }
}
