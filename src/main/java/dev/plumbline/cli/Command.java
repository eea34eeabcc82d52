package dev.plumbline.cli;

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
 */
record Command(
        String name, String purpose, String synopsis, List<OptionGroup> groups, Function<Values, Request> reader) {
    Command {
        groups = List.copyOf(groups);
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
