package dev.plumbline.cli;

import java.util.List;

/**
 * Commands with a first word in common, such as {@code models list} and {@code models show}.
 *
 * @param name the first word
 * @param purpose of all of them, one sentence
 */
record Family(String name, String purpose) {
    List<Command> commands() {
        return CommandTable.ALL.stream()
                .filter(command ->
                        command.words().size() > 1 && command.words().get(0).equals(name))
                .toList();
    }
}
