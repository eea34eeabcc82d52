package dev.plumbline.model;

import java.util.Locale;

/**
 * How a run ended, as one JSON object: {@code status.json}, and the last line of standard output.
 * Pure ASCII, so that it is the same bytes under every locale, and written here by hand because a plain JVM has no
 * JSON library.
 */
public final class StatusLine {
    private StatusLine() {}

    /** The object, without a line feed at its end. */
    public static String of(Outcome outcome) {
        return "{\"code\":" + outcome.code().code()
                + ",\"name\":" + quoted(outcome.code().id())
                + ",\"message\":" + quoted(outcome.message())
                + ",\"retryable\":" + outcome.code().retryable()
                + ",\"run\":" + quoted(outcome.run())
                + ",\"model\":" + quoted(outcome.model())
                + ",\"version\":" + quoted(outcome.version())
                + ",\"epochs\":" + outcome.epochs()
                + ",\"rows\":" + outcome.rows() + "}";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
