package dev.plumbline.report;

import dev.plumbline.model.PlainText;

/** Sentences on lines that a terminal of {@value #WIDTH} columns shows whole. */
final class Paragraph {
    static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * The text behind a title, broken at blanks; its later lines stand under its first.
     *
     * @param title as it is, blanks and all
     * @param text whatever could move the cursor is escaped
     * @return lines, each ended by a line feed
     */
    static String of(String title, String text) {
        String hanging = " ".repeat(length(title));
        int room = Math.max(20, WIDTH - hanging.length());
        StringBuilder out = new StringBuilder(title);
        int used = 0;
        for (String word : PlainText.escape(text).split(" ", -1)) {
            if (used > 0 && used + 1 + length(word) > room) {
                out.append('\n').append(hanging);
                used = 0;
            } else if (used > 0) {
                out.append(' ');
                used++;
            }
            used = word(out, word, used, room, hanging);
        }
        return out.append('\n').toString();
    }

    /** A word longer than a line, such as a path, is broken wherever the line ends. */
    private static int word(StringBuilder out, String word, int used, int room, String hanging) {
        String rest = word;
        int at = used;
        while (length(rest) > room - at) {
            int cut = rest.offsetByCodePoints(0, room - at);
            out.append(rest, 0, cut).append('\n').append(hanging);
            rest = rest.substring(cut);
            at = 0;
        }
        out.append(rest);
        return at + length(rest);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
