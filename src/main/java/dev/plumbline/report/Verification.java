package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import java.util.List;

/**
 * What {@code verify} says: which figures of a version come out again, and what else is not as it was.
 *
 * @param model its name
 * @param version of it
 * @param groups how many figures were compared, by kind
 * @param differences figures that came out otherwise, in the order of {@code model.json}
 * @param origins what the version came from, beside what it was trained from now
 */
public record Verification(
        String model, String version, List<Group> groups, List<Difference> differences, List<Origin> origins) {
    private static final int SHOWN = 20;

    /**
     * Figures of one kind.
     *
     * @param name of the kind
     * @param figures compared
     * @param different of them
     */
    public record Group(String name, int figures, int different) {}

    /**
     * A figure that is not the same.
     *
     * @param figure its name
     * @param stored its text in the version
     * @param again its text now
     */
    public record Difference(String figure, String stored, String again) {}

    /**
     * One of the things that a result depends on.
     *
     * @param name input, settings or software
     * @param now in a few words, where it is as it was
     * @param changes what is not as it was, in sentences; empty: nothing
     */
    public record Origin(String name, String now, List<String> changes) {
        public Origin {
            changes = List.copyOf(changes);
        }

        public boolean isSame() {
            return changes.isEmpty();
        }
    }

    public Verification {
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
        origins = List.copyOf(origins);
    }

    /** Figures compared. */
    public int figures() {
        return groups.stream().mapToInt(Group::figures).sum();
    }

    public boolean isEqual() {
        return differences.isEmpty();
    }

    /** Plain text, each line ended by a line feed. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(PlainText.escape(model)).append(' ').append(version).append(": trained again, ");
        out.append(isEqual() ? "equal bit for bit" : "different").append("\n\n");
        TextTable counts = new TextTable("  ").row("", "figures", "different");
        groups.forEach(group -> counts.row(group.name(), "" + group.figures(), "" + group.different()));
        out.append(counts.render()).append('\n');
        if (!isEqual()) {
            TextTable figures = new TextTable("  ").row("figure", "stored", "again");
            differences.stream()
                    .limit(SHOWN)
                    .forEach(difference -> figures.row(difference.figure(), difference.stored(), difference.again()));
            out.append(figures.render());
            if (differences.size() > SHOWN) {
                out.append("  and ").append(differences.size() - SHOWN).append(" more\n");
            }
            out.append('\n');
        }
        origins.forEach(origin -> append(out, origin));
        return out.toString();
    }

    private static void append(StringBuilder out, Origin origin) {
        String margin =
                "  " + origin.name() + " ".repeat(Math.max(1, 10 - origin.name().length()));
        if (origin.isSame()) {
            out.append(margin)
                    .append("as before: ")
                    .append(PlainText.escape(origin.now()))
                    .append('\n');
            return;
        }
        for (int i = 0; i < Math.min(SHOWN, origin.changes().size()); i++) {
            out.append(i == 0 ? margin : " ".repeat(margin.length()));
            out.append(PlainText.escape(origin.changes().get(i))).append('\n');
        }
        if (origin.changes().size() > SHOWN) {
            out.append(" ".repeat(margin.length())).append("and ");
            out.append(origin.changes().size() - SHOWN).append(" more\n");
        }
    }
}
