package dev.plumbline.model;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of others (names of columns, cells, paths) made fit for a terminal, a log line or a table: whatever could move
 * the cursor, break the line or turn the reading direction is shown as an escape.
 */
public final class PlainText {
    private static final Pattern BREAK = Pattern.compile("\n(?=  )");

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

    /**
     * A message of ours of several lines, of which all but the first are indented, for a terminal or a log: these breaks
     * stay, everything else is escaped. So no line that a name may have brought along can pass for one of ours.
     */
    public static String lines(String message) {
        return Arrays.stream(BREAK.split(message, -1)).map(PlainText::escape).collect(Collectors.joining("\n"));
    }

    /** The same message as one line; nothing is escaped. */
    public static String flat(String message) {
        return message.replaceAll(":\n {2,}", ": ").replaceAll("\n {2,}", "; ");
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
