package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Columns of plain text: the first to the left, the others to the right, two blanks between. */
final class TextTable {
    private static final int LONGEST_CELL = 60;
    private static final int NARROWEST_NAME = 10;
    private static final String CUT = "...";

    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;
    private final int widest;

    TextTable(String indent) {
        this(indent, Integer.MAX_VALUE);
    }

    /** @param widest line; the first column is cut, to no less than {@value #NARROWEST_NAME} characters, to keep to it */
    TextTable(String indent, int widest) {
        this.indent = indent;
        this.widest = widest;
    }

    /** Adds a row; what could move the cursor is escaped, long cells are cut. */
    TextTable row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(PlainText.excerpt(cell, LONGEST_CELL));
        }
        rows.add(row);
        return this;
    }

    /** The table, each line ended by a line feed. */
    String render() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        if (widths.length > 0) {
            widths[0] = Math.min(widths[0], Math.max(NARROWEST_NAME, roomForNames(widths)));
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = i == 0 ? cut(row.get(0), widths[0]) : row.get(i);
                String blanks = " ".repeat(widths[i] - width(cell));
                line.append(i == 0 ? cell + blanks : "  " + blanks + cell);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int roomForNames(int[] widths) {
        int room = widest - indent.length();
        for (int i = 1; i < widths.length; i++) {
            room -= 2 + widths[i];
        }
        return room;
    }

    private static String cut(String cell, int width) {
        if (width(cell) <= width) {
            return cell;
        }
        return cell.substring(0, cell.offsetByCodePoints(0, width - CUT.length())) + CUT;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
