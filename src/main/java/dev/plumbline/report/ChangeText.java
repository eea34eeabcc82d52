package dev.plumbline.report;

import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import dev.plumbline.model.Change.Term;
import dev.plumbline.model.Change.Unit;
import dev.plumbline.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What moved since an earlier version, for people: behind the closing table of a run. */
public final class ChangeText {
    private static final int MOST = 5;

    private ChangeText() {}

    /** Plain text that begins with an empty line; lines of at most {@value Paragraph#WIDTH} columns. */
    public static String of(Change change) {
        StringBuilder out = new StringBuilder("\n");
        fact(out, "since", change.since() + ": " + fits(change));
        fact(out, "moved", terms(change));
        out.append(table(change));
        named(
                out,
                "new",
                change.terms().stream().filter(Term::isNew).map(Term::name).toList());
        named(
                out,
                "gone",
                change.terms().stream().filter(Term::isGone).map(Term::name).toList());
        fact(out, "settings", differences(change.settings()));
        fact(out, "inputs", inputs(change.inputs()));
        fact(out, "software", differences(change.software()));
        return out.toString();
    }

    private static void fact(StringBuilder out, String name, String text) {
        out.append(Paragraph.of("  " + name + " ".repeat(9 - name.length()), text));
    }

    private static void named(StringBuilder out, String title, List<String> names) {
        if (!names.isEmpty()) {
            fact(out, title, some(names));
        }
    }

    private static String fits(Change change) {
        return "rmse " + Figures.of(change.before().rmse()) + " -> "
                + Figures.of(change.now().rmse()) + ", rows used "
                + change.before().rows() + " -> "
                + change.now().rows();
    }

    private static String terms(Change change) {
        long common = change.terms().stream().filter(Term::isInBoth).count();
        if (common == 0) {
            return "no term is in both";
        }
        String which = common > MOST ? "the " + MOST + " farthest of " + common + " terms" : "the terms";
        return which
                + (change.unit() == Unit.STANDARD_ERRORS
                        ? ", in standard errors of a difference: sqrt(se before ^2 + se now ^2)"
                        : ", as a share of the larger estimate");
    }

    private static String table(Change change) {
        TextTable table = new TextTable("           ", Paragraph.WIDTH);
        boolean errors = change.unit() == Unit.STANDARD_ERRORS;
        change.terms().stream().filter(Term::isInBoth).limit(MOST).forEach(term -> {
            if (term == change.terms().get(0)) {
                table.row("term", "before", "now", errors ? "moved, se" : "moved, share");
            }
            table.row(term.name(), Figures.of(term.before()), Figures.of(term.now()), Figures.brief(term.move()));
        });
        return table.render();
    }

    private static String differences(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "as before";
        }
        return some(differences.stream()
                .map(each -> each.name() + " " + shown(each.before()) + " -> " + shown(each.now()))
                .toList());
    }

    private static String shown(Optional<String> value) {
        return value.map(Shown::text).orElse("(not set)");
    }

    private static String inputs(Change.Inputs inputs) {
        if (inputs.before() == 0 && inputs.now() == 0) {
            return "no files, so that nothing tells whether rows changed";
        }
        if (inputs.changed() == 0) {
            return files(inputs.now()) + ", as before";
        }
        List<String> parts = new ArrayList<>();
        part(parts, "new", inputs.added());
        part(parts, "gone", inputs.gone());
        part(parts, "written again", inputs.rewritten());
        return files(inputs.now()) + " after " + files(inputs.before()) + ": " + String.join("; ", parts);
    }

    private static void part(List<String> parts, String what, List<String> paths) {
        if (!paths.isEmpty()) {
            parts.add(paths.size() + " " + what + " ("
                    + some(paths.stream().map(Shown::text).toList()) + ")");
        }
    }

    private static String files(int count) {
        return count + (count == 1 ? " file" : " files");
    }

    private static String some(List<String> texts) {
        int more = texts.size() - MOST;
        return texts.stream().limit(MOST).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
