package dev.plumbline.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end: a line for each Spark, and below it what is not as it must be. */
final class VersionTable {
    private static final List<String> HEAD =
            List.of("Spark", "Scala", "Hadoop client", "Java", "as expected", "bits", "seconds", "what ran");

    private VersionTable() {}

    /** @param rows the Spark that the jar is compiled for comes first */
    static String of(List<VersionRow> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> lines.add(cells(row, rows.get(0))));
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < HEAD.size(); column++) {
                text.append(String.format(Locale.ROOT, "%-" + (width(lines, column) + 2) + "s", line.get(column)));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        for (VersionRow row : rows) {
            row.problems(rows.get(0))
                    .forEach(problem -> table.append("Spark ")
                            .append(row.on().spark())
                            .append(", ")
                            .append(problem)
                            .append('\n'));
        }
        return table.toString();
    }

    private static List<String> cells(VersionRow row, VersionRow first) {
        String bits = row.figures().isEmpty() ? "-" : row.different(first).isEmpty() ? "same" : "DIFFERENT";
        return List.of(
                row.on().spark(),
                row.on().scala(),
                row.on().hadoop(),
                System.getProperty("java.version"),
                row.asExpected() + "/" + row.steps().size(),
                bits,
                String.format(Locale.ROOT, "%.0f", row.seconds()),
                String.join(" ", row.ran()));
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
