package dev.plumbline.cli;

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
}
