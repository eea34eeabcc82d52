package dev.plumbline.cli;

import dev.plumbline.model.PlainText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a run speaks. Both streams are UTF-8 whatever the locale says.
 *
 * @param out results
 * @param err progress, notes and refusals
 * @param terminal whether a person looks on
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
    static Console ofProcess() {
        String term = System.getenv().getOrDefault("TERM", "dumb");
        return new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.console() != null && !term.equals("dumb"));
    }

    /** A message to the user, whatever the names in it are made of. */
    void say(String sentence) {
        err.println("plumbline: " + PlainText.lines(sentence));
    }
}
