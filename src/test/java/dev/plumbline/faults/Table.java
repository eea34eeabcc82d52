package dev.plumbline.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table at the end: case, what was done, expected, seen, seconds. */
final class Table {
    private static final int DONE = 58;
    private static final int EXPECTED = 46;

    private Table() {}

    static String of(List<Row> rows) {
        StringBuilder table = new StringBuilder();
        table.append(line("case", "what was done", "expected", "", "seen", "seconds"));
        for (Row row : rows) {
            table.append(line(
                    row.of().name(),
                    row.of().done(),
                    row.of().expected().text(),
                    row.end().word(),
                    row.seen(),
                    String.format(Locale.ROOT, "%.1f", row.seconds())));
        }
        return table.append(summary(rows)).toString();
    }

    private static String line(String... cells) {
        return String.format(
                        Locale.ROOT,
                        "%-5s %-" + DONE + "s %-" + EXPECTED + "s %-7s %7s  %s",
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[5],
                        cells[4])
                + "\n";
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
        return counts + (bad.isEmpty() ? "" : ": " + bad.stream().collect(Collectors.joining(", "))) + "\n";
    }
}
