package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as picocli sees them: raw texts in, help out. Validation is ours, behind it. */
final class PicocliModel {
    static final String PROGRAM = "plumbline";

    private static final int WIDTH = 100;
    private static final int NAMES_WIDTH = 34;
    private static final List<String> FOOTER = List.of(
            "",
            "An option may also be set in the environment (--learning-rate as PLUMBLINE_LEARNING_RATE) or in",
            "the --config file (learning-rate=0.1): command line > environment > file > default.");

    private PicocliModel() {}

    static CommandLine build(boolean colours) {
        CommandSpec root = CommandSpec.create().name(PROGRAM);
        root.usageMessage()
                .description("Fits a line through tables of any size on Apache Spark, the same bits everywhere.")
                .customSynopsis("plumbline <command> [options]")
                .commandListHeading("%nCommands%n")
                .optionListHeading("%nOptions%n")
                .footer("", "plumbline <command> --help lists the options of a command.");
        root.addOption(help()).addOption(version());
        CommandSpec models = CommandSpec.create().name(CommandTable.MODELS);
        models.usageMessage()
                .description(CommandTable.MODELS_PURPOSE)
                .customSynopsis("plumbline models <command> [options]")
                .commandListHeading("%nCommands%n");
        models.addOption(help());
        for (Command command : CommandTable.ALL) {
            String[] words = command.name().split(" ");
            (words.length == 1 ? root : models).addSubcommand(words[words.length - 1], spec(command));
        }
        root.addSubcommand(CommandTable.MODELS, models);
        return configured(new CommandLine(root), colours);
    }

    /** Literal: no files of arguments, no abbreviations, no variables of picocli's own. */
    private static CommandLine configured(CommandLine line, boolean colours) {
        return line.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpLongOptionsMaxWidth(NAMES_WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.AUTO : Ansi.OFF));
    }

    private static CommandSpec spec(Command command) {
        String[] words = command.name().split(" ");
        CommandSpec spec = CommandSpec.create().name(words[words.length - 1]);
        spec.usageMessage()
                .description(command.purpose())
                .customSynopsis(("plumbline " + command.name() + " " + command.synopsis()).strip() + " [options]")
                .sortOptions(false)
                .optionListHeading("%n")
                .footer(FOOTER.toArray(String[]::new));
        spec.addOption(help());
        for (OptionGroup group : command.groups()) {
            for (Option option : group.options()) {
                spec.addOption(spec(option));
                Command.negation(option).ifPresent(negation -> spec.addOption(spec(negation)));
            }
        }
        // Not picocli's own argument groups: in those an option given twice is no error.
        spec.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> sections(help, command.groups()));
        return spec;
    }

    private static String sections(CommandLine.Help help, List<OptionGroup> groups) {
        Map<String, OptionSpec> specs = help.commandSpec().optionsMap();
        StringBuilder text = new StringBuilder(table(help, List.of(specs.get("--help"))));
        for (OptionGroup group : groups) {
            List<OptionSpec> shown = new ArrayList<>();
            for (Option option : group.options()) {
                if (option.built()) {
                    shown.add(specs.get(option.dashed()));
                    Command.negation(option).ifPresent(negation -> shown.add(specs.get(negation.dashed())));
                }
            }
            text.append(String.format(Locale.ROOT, "%n%s%n", group.title())).append(table(help, shown));
        }
        return text.toString();
    }

    private static String table(CommandLine.Help help, List<OptionSpec> options) {
        CommandLine.Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.dashed())
                .paramLabel(option.param())
                .hidden(!option.built())
                .description(description(option).replace("%", "%%"));
        if (option.isFlag()) {
            return builder.arity("0").type(boolean.class).build();
        }
        if (!option.built()) {
            return builder.arity("0..1").type(String.class).fallbackValue("").build();
        }
        boolean many = option.form() != Option.Form.SINGLE;
        builder.arity("1");
        return many
                ? builder.type(List.class).auxiliaryTypes(String.class).build()
                : builder.type(String.class).build();
    }

    private static String description(Option option) {
        if (option.form() == Option.Form.SWITCH) {
            return option.help() + " (default)";
        }
        Optional<String> shown = option.isFlag() ? Optional.empty() : option.fallback();
        return shown.map(text -> option.help() + " (default: " + text + ")").orElse(option.help());
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("Show this help.")
                .build();
    }

    private static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("Show the versions of Plumbline and Java.")
                .build();
    }
}
