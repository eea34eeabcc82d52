package dev.plumbline.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end: case, what was done, expected, how it ended, seconds, seen. */
public final class Table {
    private static final List<String> HEAD = List.of("case", "what was done", "expected", "", "seconds", "seen");

    private Table() {}

    public static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> lines.add(cells(row)));
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < HEAD.size(); column++) {
                int width = width(lines, column);
                text.append(String.format(Locale.ROOT, "%-" + width + "s  ", line.get(column)));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.append(summary(rows)).toString();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.of().name(),
                row.of().done(),
                row.of().expected().text(),
                row.end().word(),
                String.format(Locale.ROOT, "%.1f", row.seconds()),
                row.seen());
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0) + 1;
    }

    private static String summary(List<Row> rows) {
        List<String> bad = rows.stream()
                .filter(row -> row.end().isBad())
                .map(row -> row.of().name())
                .toList();
        long skipped = rows.stream().filter(row -> row.end() == Row.End.SKIPPED).count();
        double seconds = rows.stream().mapToDouble(Row::seconds).sum();
        String counts = String.format(
                Locale.ROOT,
                "%d cases, %d as expected, %d skipped, %d not as expected, %.0f seconds",
                rows.size(),
                rows.size() - skipped - bad.size(),
                skipped,
                bad.size(),
                seconds);
        return counts + (bad.isEmpty() ? "" : ": " + String.join(", ", bad)) + "\n";
    }
}
