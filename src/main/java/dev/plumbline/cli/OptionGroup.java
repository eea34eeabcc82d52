package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Options that stand together in the help.
 *
 * @param title heading
 * @param about what they settle, in a sentence; may be empty
 * @param options in the order of the help
 */
record OptionGroup(String title, String about, List<Option> options) {
    OptionGroup {
        options = List.copyOf(options);
    }

    static OptionGroup of(String title, Option... options) {
        return new OptionGroup(title, "", List.of(options));
    }

    /** Says what the options settle together, for who sees the group before its options. */
    OptionGroup about(String sentence) {
        return new OptionGroup(title, sentence, options);
    }

    /** Those that can be used in this version. */
    List<Option> built() {
        return options.stream().filter(Option::built).toList();
    }

    /** The group for a command to which some of the options mean nothing. */
    OptionGroup without(Option... others) {
        List<Option> left = new ArrayList<>(options);
        left.removeAll(List.of(others));
        return new OptionGroup(title, about, left);
    }
}
