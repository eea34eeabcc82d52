package dev.plumbline.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words that options use for the constants of an enum. */
final class Words {
    private Words() {}

    /** The constants by their names in kebab-case, in order of declaration. */
    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return words;
    }
}
