package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as picocli sees them: raw texts in, help out. Validation is ours, behind it. */
final class PicocliModel {
    static final String PROGRAM = "plumbline";

    private static final int WIDTH = 100;

    private PicocliModel() {}

    static CommandLine build(boolean colours) {
        CommandSpec root = CommandSpec.create().name(PROGRAM);
        root.usageMessage()
                .description(ReferencePages.PURPOSE)
                .customSynopsis("plumbline <command> [options]")
                .descriptionHeading("%n")
                .commandListHeading("%nCommands%n")
                .optionListHeading("%nOptions%n")
                .footer(
                        "",
                        "plumbline help <command> lists the options of a command, with examples and exit codes.",
                        "plumbline man <command> shows its manual page.");
        root.addOption(help()).addOption(version());
        Map<String, CommandSpec> families = new HashMap<>();
        for (Command command : CommandTable.ALL) {
            List<String> words = command.words();
            CommandSpec parent = words.size() == 1
                    ? root
                    : families.computeIfAbsent(
                            words.get(0),
                            name -> family(root, CommandTable.family(name).orElseThrow()));
            parent.addSubcommand(words.get(words.size() - 1), spec(command));
        }
        return configured(new CommandLine(root), colours);
    }

    private static CommandSpec family(CommandSpec root, Family family) {
        CommandSpec spec = CommandSpec.create().name(family.name());
        spec.usageMessage()
                .description(family.purpose())
                .customSynopsis("plumbline " + family.name() + " <command> [options]")
                .descriptionHeading("%n")
                .optionListHeading("%nOptions%n")
                .commandListHeading("%nCommands%n")
                .footer("", "plumbline help " + family.name() + " <command> tells more of each.");
        spec.addOption(help());
        root.addSubcommand(family.name(), spec);
        return spec;
    }

    /** Literal: no files of arguments, no abbreviations, no variables of picocli's own. */
    private static CommandLine configured(CommandLine line, boolean colours) {
        return line.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false)
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.AUTO : Ansi.OFF));
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec =
                CommandSpec.create().name(command.words().get(command.words().size() - 1));
        spec.usageMessage()
                .description(description(command))
                .customSynopsis(command.usage())
                .descriptionHeading("%n")
                .optionListHeading("%n");
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
                .put(
                        UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                        help -> HelpOptions.of(command.groups(), help.colorScheme(), WIDTH));
        spec.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> HelpText.below(command, WIDTH));
        return spec;
    }

    /** Purpose, and the paragraphs of the manual that are for everybody. */
    private static String[] description(Command command) {
        List<String> lines = new ArrayList<>(List.of(command.purpose()));
        for (String paragraph : command.manual().description()) {
            lines.add("");
            lines.add(HelpText.plain(paragraph).replace("%", "%%"));
        }
        return lines.toArray(String[]::new);
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.dashed()).paramLabel(option.param()).hidden(!option.built());
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
