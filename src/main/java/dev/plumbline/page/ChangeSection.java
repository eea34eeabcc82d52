package dev.plumbline.page;

import dev.plumbline.model.Change;
import dev.plumbline.model.Shown;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is different from the version that was current, and the trend over the versions. */
final class ChangeSection {
    private static final int MOST = 25;

    private ChangeSection() {}

    static Html of(RunPage run, Album album) {
        Html trends = album.of(TrendCharts.of(run.nights(), run.change()));
        Html alone = run.nights().size() == 1 && run.change().isEmpty()
                ? Html.of("p", "This is the only version so far: a trend needs a second one.")
                : Html.NONE;
        return Html.join(run.change().map(ChangeSection::change).orElse(Html.NONE), trends, alone);
    }

    private static Html change(Change change) {
        List<Html> parts = new ArrayList<>();
        parts.add(terms(change));
        parts.add(differences("Settings that differ", "option", change.settings()));
        parts.add(differences("Software that differs", "software", change.software()));
        parts.add(inputs(change.inputs()));
        return Html.join(parts);
    }

    private static Html terms(Change change) {
        boolean errors = change.unit() == Change.Unit.STANDARD_ERRORS;
        Table table = new Table("Terms since " + Names.brief(change.since()) + ", the largest move first")
                .words("term")
                .figures("before", "now", errors ? "moved, standard errors" : "moved, share");
        change.terms().stream().limit(MOST).forEach(term -> {
            String moved = term.isNew() ? "new" : term.isGone() ? "gone" : Figures.brief(term.move());
            table.row(Names.brief(term.name()), Figures.of(term.before()), Figures.of(term.now()), moved);
        });
        table.row(
                "rmse",
                Figures.of(change.before().rmse()),
                Figures.of(change.now().rmse()),
                "");
        table.row(
                "rows used",
                DataAnswers.count(change.before().rows()),
                DataAnswers.count(change.now().rows()),
                "");
        int more = change.terms().size() - MOST;
        return Html.join(
                table.html(),
                more > 0 ? Html.of("p", "And " + more + " more terms that moved less, in change.json.") : Html.NONE);
    }

    private static Html differences(String title, String what, List<Change.Difference> differences) {
        if (differences.isEmpty()) {
            return Html.of("p", title + ": none.");
        }
        Table table = new Table(title).words(what, "before", "now");
        differences.stream()
                .limit(MOST)
                .forEach(each -> table.row(
                        List.of(Html.text(Names.brief(each.name())), value(each.before()), value(each.now()))));
        return table.html();
    }

    private static Html value(Optional<String> value) {
        return value.map(text -> Names.whole(Shown.masked(text))).orElse(Html.text("not set"));
    }

    private static Html inputs(Change.Inputs inputs) {
        if (inputs.changed() == 0) {
            return Html.of("p", "Input files: " + inputs.now() + ", as before.");
        }
        Table table = new Table("Input files: " + inputs.before() + " before, " + inputs.now() + " now")
                .words("what", "file");
        rows(table, "new", inputs.added());
        rows(table, "gone", inputs.gone());
        rows(table, "written again", inputs.rewritten());
        return table.html();
    }

    private static void rows(Table table, String what, List<String> paths) {
        paths.stream()
                .limit(MOST)
                .forEach(path -> table.row(List.of(Html.text(what), Names.whole(Shown.masked(path)))));
        if (paths.size() > MOST) {
            table.row(what, "and " + (paths.size() - MOST) + " more");
        }
    }
}
