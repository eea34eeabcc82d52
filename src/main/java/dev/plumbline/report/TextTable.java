package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Columns of plain text: the first to the left, the others to the right, two blanks between. */
final class TextTable {
    private static final int LONGEST_CELL = 60;

    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;

    TextTable(String indent) {
        this.indent = indent;
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
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String blanks = " ".repeat(widths[i] - width(row.get(i)));
                line.append(i == 0 ? row.get(i) + blanks : "  " + blanks + row.get(i));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
