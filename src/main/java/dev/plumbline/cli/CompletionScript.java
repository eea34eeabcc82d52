package dev.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A script that is a file beside this class, with places in it for what only the commands know. */
final class CompletionScript {
    /** Words of the command line that are no commands. */
    static final List<Manual.Entry> ASKING = List.of(
            new Manual.Entry("help", "Shows the help of a command."),
            new Manual.Entry("man", "Shows the manual page of a command."));

    private CompletionScript() {}

    /** @param pieces for each {@code @place@} of the file the text that goes there */
    static String of(String file, Map<String, String> pieces) {
        String script = read(file);
        for (Map.Entry<String, String> piece : pieces.entrySet()) {
            script = script.replace("@" + piece.getKey() + "@", piece.getValue());
        }
        return script.replace("@models@", fallback(StoreOptions.MODELS))
                .replace("@model@", fallback(StoreOptions.MODEL));
    }

    /** The commands that may be typed first, each with its purpose; families by their names. */
    static List<Manual.Entry> first() {
        List<Manual.Entry> entries = new ArrayList<>();
        for (String word : CommandTable.words(Optional.empty())) {
            String purpose = CommandTable.named(word)
                    .map(Command::purpose)
                    .orElseGet(() -> CommandTable.family(word).orElseThrow().purpose());
            entries.add(new Manual.Entry(word, purpose));
        }
        entries.addAll(ASKING);
        return entries;
    }

    /** The second words of a family, each with its purpose. */
    static List<Manual.Entry> second(Family family) {
        return family.commands().stream()
                .map(command -> new Manual.Entry(command.words().get(1), command.purpose()))
                .toList();
    }

    /** Every option of a command that can be used, both spellings of a switch. */
    static List<Option> options(Command command) {
        return command.spellings().values().stream().filter(Option::built).toList();
    }

    private static String fallback(Option option) {
        return option.fallback().orElseThrow();
    }

    private static String read(String file) {
        try (InputStream in = CompletionScript.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
