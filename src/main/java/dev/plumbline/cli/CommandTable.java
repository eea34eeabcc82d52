package dev.plumbline.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All commands. */
final class CommandTable {
    static final List<Command> ALL = List.of(
            DemoCommand.COMMAND,
            GenerateCommand.COMMAND,
            TrainCommand.COMMAND,
            ExplainCommand.COMMAND,
            PredictCommand.COMMAND,
            EvaluateCommand.COMMAND,
            VerifyCommand.COMMAND,
            ReportCommand.COMMAND,
            ModelsCommands.LIST,
            ModelsCommands.SHOW,
            ModelsCommands.HISTORY,
            ModelsCommands.ROLLBACK,
            ModelsCommands.REPAIR,
            ModelsExportCommand.COMMAND,
            CompletionCommands.BASH,
            CompletionCommands.ZSH,
            CompletionCommands.FISH);

    static final List<Family> FAMILIES = List.of(
            new Family(
                    ModelsCommands.FAMILY,
                    "Lists and shows what was published, tells how a model changed, and says which version is current."),
            new Family(
                    CompletionCommands.FAMILY, "Prints what a shell needs to complete the command line of plumbline."));

    private CommandTable() {}

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    static Optional<Family> family(String name) {
        return FAMILIES.stream().filter(family -> family.name().equals(name)).findFirst();
    }

    /** First words of the commands, or the second words of those that begin with {@code first}. */
    static List<String> words(Optional<String> first) {
        Set<String> words = new LinkedHashSet<>();
        for (Command command : ALL) {
            List<String> parts = command.words();
            if (first.isEmpty()) {
                words.add(parts.get(0));
            } else if (parts.size() > 1 && parts.get(0).equals(first.get())) {
                words.add(parts.get(1));
            }
        }
        return List.copyOf(words);
    }

    static List<Option> options() {
        return ALL.stream().flatMap(command -> command.options().stream()).toList();
    }
}
