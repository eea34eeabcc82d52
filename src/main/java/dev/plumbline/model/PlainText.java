package dev.plumbline.model;

/**
 * Text of others (names of columns, cells, paths) made fit for a terminal, a log line or a table: whatever could move
 * the cursor, break the line or turn the reading direction is shown as an escape.
 */
public final class PlainText {
    private PlainText() {}

    /** {@code text} with control, format, separator and unpaired characters as {@code \}{@code uXXXX}. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /** As {@link #escape(String)}, cut to about {@code limit} characters, with an ellipsis where something is cut. */
    public static String excerpt(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return escape(text);
        }
        return escape(text.substring(0, text.offsetByCodePoints(0, limit))) + "...";
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    for (char unit : Character.toChars(c)) {
                        out.append("\\u");
                        String hex = Integer.toHexString(unit);
                        out.append("0".repeat(4 - hex.length())).append(hex);
                    }
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
