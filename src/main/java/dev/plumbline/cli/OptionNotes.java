package dev.plumbline.cli;

import java.util.Optional;

/**
 * What documents and shells know of an option beyond its help.
 *
 * @param otherwise what holds unless it is given, in words, where no default's text says so
 * @param more sentences of the reference that the help is too short for; may be empty
 * @param offers what a shell may offer for its value
 */
record OptionNotes(Optional<String> otherwise, String more, ValueWords offers) {
    static OptionNotes of(String param) {
        return new OptionNotes(Optional.empty(), "", ValueWords.of(param));
    }
}
