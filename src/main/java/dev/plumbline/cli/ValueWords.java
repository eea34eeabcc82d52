package dev.plumbline.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a shell may offer for the value of an option.
 *
 * @param kind where the offers come from
 * @param words the offers of {@link Kind#WORDS}
 */
record ValueWords(Kind kind, List<String> words) {
    static final ValueWords NONE = new ValueWords(Kind.NONE, List.of());

    private static final Pattern CHOICES = Pattern.compile("[a-z][a-z0-9-]*(?:\\|[a-z][a-z0-9-]*)*");

    /** Where offers come from. */
    enum Kind {
        /** Nothing can be offered: a number, a name. */
        NONE,
        /** The words themselves. */
        WORDS,
        /** Files and directories of this machine. */
        FILES,
        /** Directories of this machine. */
        DIRECTORIES,
        /** Names of the models that are under {@code --models}. */
        MODELS,
        /** Versions of the model that {@code --model} names. */
        VERSIONS
    }

    ValueWords {
        words = List.copyOf(words);
    }

    /** The words between the bars of {@code rows|moments}; none where a letter stands for a value, as in {@code N|P%}. */
    static ValueWords of(String param) {
        return CHOICES.matcher(param).matches() ? new ValueWords(Kind.WORDS, List.of(param.split("\\|"))) : NONE;
    }
}
