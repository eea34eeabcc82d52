package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import java.util.List;

/**
 * The published versions of some models, and what is wrong with them.
 *
 * @param lines one for each version, in the order to show
 * @param problems sentences
 */
public record VersionsTable(List<Line> lines, List<String> problems) {
    /**
     * A version.
     *
     * @param model its name
     * @param version of it
     * @param current whether it is the current one
     * @param created when, or empty where that cannot be read
     */
    public record Line(String model, String version, boolean current, String created) {}

    public VersionsTable {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** Plain text, each line ended by a line feed. */
    public String render() {
        StringBuilder out = new StringBuilder();
        if (!lines.isEmpty()) {
            TextTable table = new TextTable("").row("model", "version", "created", "");
            for (Line line : lines) {
                String created = line.created().isEmpty() ? "unknown" : line.created();
                table.row(line.model(), line.version(), created, line.current() ? "current" : "");
            }
            out.append(table.render());
        }
        for (String problem : problems) {
            out.append("problem: ").append(PlainText.escape(problem)).append('\n');
        }
        return out.toString();
    }
}
