package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            ModelsExportCommand.COMMAND);

    static final String MODELS = "models";
    static final String MODELS_PURPOSE =
            "Lists and shows the models that were published, and says which version is current.";

    private CommandTable() {}

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** First words of the commands, or the second words of those that begin with {@code first}. */
    static List<String> words(Optional<String> first) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        for (Command command : ALL) {
            String[] parts = command.name().split(" ");
            if (first.isEmpty()) {
                words.put(parts[0], true);
            } else if (parts.length > 1 && parts[0].equals(first.get())) {
                words.put(parts[1], true);
            }
        }
        return new ArrayList<>(words.keySet());
    }

    static List<Option> options() {
        return ALL.stream().flatMap(command -> command.options().stream()).toList();
    }
}
