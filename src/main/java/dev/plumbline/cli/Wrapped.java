package dev.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines. */
final class Wrapped {
    private Wrapped() {}

    /** Lines of at most the width where no word is longer, broken at blanks only. */
    static List<String> words(String text, int width) {
        return pieces(text.split(" "), width, "");
    }

    /** Lines of whole pieces with blanks between them, each but the last with {@code cut} at its end. */
    static List<String> pieces(String[] pieces, int width, String cut) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            if (line.length() > 0 && line.length() + 1 + piece.length() + cut.length() > width) {
                lines.add(line + cut);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
