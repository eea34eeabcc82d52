package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Options that stand together in the help.
 *
 * @param title heading
 * @param options in the order of the help
 */
record OptionGroup(String title, List<Option> options) {
    OptionGroup {
        options = List.copyOf(options);
    }

    static OptionGroup of(String title, Option... options) {
        return new OptionGroup(title, List.of(options));
    }

    /** The group for a command to which some of the options mean nothing. */
    OptionGroup without(Option... others) {
        List<Option> left = new ArrayList<>(options);
        left.removeAll(List.of(others));
        return new OptionGroup(title, left);
    }
}
