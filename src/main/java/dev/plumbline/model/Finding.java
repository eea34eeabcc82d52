package dev.plumbline.model;

/**
 * Something that a person should know about the data or the descent.
 *
 * @param id stable, such as {@code PL101}: what documents and dashboards refer to
 * @param severity whether something must be mended
 * @param sentence what was found, with names and figures, in one sentence
 * @param remedy the option that mends it, with what to give it, or empty where nothing needs mending
 */
public record Finding(String id, Severity severity, String sentence, String remedy) {
    /** How much it matters. */
    public enum Severity {
        /** Explains; nothing is wrong. */
        NOTE,
        /** The result is weaker, slower or of less meaning than it could be. */
        WARNING
    }

    /** One line for people: id, sentence, remedy. */
    public String text() {
        return id + " " + sentence + (remedy.isEmpty() ? "" : ": " + remedy);
    }
}
