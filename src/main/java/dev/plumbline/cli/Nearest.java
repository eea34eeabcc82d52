package dev.plumbline.cli;

import dev.plumbline.model.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that a mistyped one was meant to be. */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest of the names, unless even that one is far off; the first in alphabetical order where several tie. */
    static Optional<String> to(String typed, Collection<String> names) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        int limit = Math.max(2, typed.length() / 2);
        return names.stream()
                .sorted()
                .min(Comparator.comparingInt(name -> EditDistance.between(typed, name)))
                .filter(name -> EditDistance.between(typed, name) <= limit);
    }

    /** "; did you mean X?", or nothing. */
    static String question(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean " + name + "?").orElse("");
    }
}
