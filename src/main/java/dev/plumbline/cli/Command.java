package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One command: its options, and how their values become validated settings.
 *
 * @param name as typed, {@code "models list"} for a command of a command
 * @param purpose one sentence
 * @param synopsis what must be given, for the help's first line
 * @param groups its options
 * @param reader validates; what it gives back needs no further checks
 * @param manual what there is to read about it
 */
record Command(
        String name,
        String purpose,
        String synopsis,
        List<OptionGroup> groups,
        Function<Values, Request> reader,
        Manual manual) {
    Command {
        groups = List.copyOf(groups);
    }

    Command(String name, String purpose, String synopsis, List<OptionGroup> groups, Function<Values, Request> reader) {
        this(name, purpose, synopsis, groups, reader, Manual.EMPTY);
    }

    Command with(Manual other) {
        return new Command(name, purpose, synopsis, groups, reader, other);
    }

    /** Describes it, in paragraphs that the help shows too. */
    Command saying(String... paragraphs) {
        return with(manual.saying(paragraphs));
    }

    /** Describes it further, in paragraphs of the reference; a line that begins with {@code "- "} is a list's. */
    Command telling(String... paragraphs) {
        return with(manual.telling(paragraphs));
    }

    Command example(String line, String does) {
        return with(manual.example(line, does));
    }

    /** Names codes it may end with beyond those of every command, with their usual meaning. */
    Command ends(ExitCode... codes) {
        return with(manual.ends(codes));
    }

    /** Names a code it may end with, and what that means here. */
    Command ends(ExitCode code, String here) {
        return with(manual.ends(code, here));
    }

    /** Names a file it reads or writes. */
    Command file(String path, String what) {
        return with(manual.file(path, what));
    }

    /** Names what to read next: commands, and documents as {@code docs/gates.md}. */
    Command see(String... others) {
        return with(manual.see(others));
    }

    /** Its names, one for each word. */
    List<String> words() {
        return List.of(name.split(" "));
    }

    /** As it is typed, up to its options. */
    String usage() {
        return ("plumbline " + name + " " + synopsis).strip() + (groups.isEmpty() ? "" : " [options]");
    }

    /** All options in the order of the help. */
    List<Option> options() {
        return groups.stream().flatMap(group -> group.options().stream()).toList();
    }

    /** All that may be typed, both spellings of switches included, by name. */
    Map<String, Option> spellings() {
        Map<String, Option> spellings = new LinkedHashMap<>();
        for (Option option : options()) {
            spellings.put(option.name(), option);
            negation(option).ifPresent(negation -> spellings.put(negation.name(), negation));
        }
        return spellings;
    }

    /** The names that a message may advise. */
    List<String> builtSpellings() {
        List<String> names = new ArrayList<>();
        spellings().forEach((name, option) -> {
            if (option.built()) {
                names.add(name);
            }
        });
        return names;
    }

    static Optional<Option> negation(Option option) {
        return option.form() == Option.Form.SWITCH ? Optional.of(option.negation()) : Optional.empty();
    }
}
