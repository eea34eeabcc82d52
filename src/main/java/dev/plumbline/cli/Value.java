package dev.plumbline.cli;

import java.util.List;

/**
 * What was given for one option.
 *
 * @param texts one, or several where the option is repeatable
 * @param origin where it was given
 * @param secret whether no one may see it
 */
record Value(List<String> texts, Origin origin, boolean secret) {
    Value {
        texts = List.copyOf(texts);
    }

    static Value of(String text, Origin origin) {
        return new Value(List.of(text), origin, false);
    }

    String text() {
        return texts.get(0);
    }
}
