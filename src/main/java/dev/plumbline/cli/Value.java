package dev.plumbline.cli;

import java.util.List;
import java.util.Optional;

/**
 * What was given for one option.
 *
 * @param texts one, or several where the option is repeatable
 * @param origin where it was given
 * @param reference of a secret: the text that names it, and the only one that anyone may see
 */
record Value(List<String> texts, Origin origin, Optional<String> reference) {
    Value {
        texts = List.copyOf(texts);
    }

    static Value of(String text, Origin origin) {
        return of(List.of(text), origin);
    }

    static Value of(List<String> texts, Origin origin) {
        return new Value(texts, origin, Optional.empty());
    }

    /** Whether no one may see it. */
    boolean secret() {
        return reference.isPresent();
    }

    String text() {
        return texts.get(0);
    }
}
