package dev.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Short pieces of untrusted text for messages and files: at most {@link #LIMIT} characters, nothing in them that moves
 * a cursor, breaks a line or turns the direction of reading.
 */
final class Excerpt {
    /** Most characters of an excerpt. */
    static final int LIMIT = 120;

    private static final String CUT = "...";

    private Excerpt() {}

    /** Bytes as text; what is not UTF-8 stands as {@code \xE9}. */
    static String of(byte[] bytes, int from, int to) {
        StringBuilder out = new StringBuilder();
        int p = from;
        while (p < to) {
            int length = Utf8.length(bytes, p, to);
            String piece = length == 0
                    ? String.format(Locale.ROOT, "\\x%02X", bytes[p] & 0xFF)
                    : escape(new String(bytes, p, length, StandardCharsets.UTF_8).codePointAt(0));
            if (out.length() + piece.length() > LIMIT - CUT.length()) {
                return out.append(CUT).toString();
            }
            out.append(piece);
            p += Math.max(1, length);
        }
        return out.toString();
    }

    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> isPlain(point) ? Character.toString(point) : String.format(Locale.ROOT, "\\u{%X}", point);
        };
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
