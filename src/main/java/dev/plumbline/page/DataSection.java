package dev.plumbline.page;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.RowAccount;
import dev.plumbline.page.Html.Tag;
import dev.plumbline.report.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns, and the rows that were refused: how many, for what, and where they are listed; never what is in them. */
final class DataSection {
    private static final int MOST = 200;

    private DataSection() {}

    static Html of(RunPage run) {
        Html columns = run.fitted()
                .map(FittedModel::profile)
                .filter(profile -> !profile.isEmpty())
                .map(DataSection::columns)
                .orElse(Html.NONE);
        return Html.join(rows(run), rejected(run), columns);
    }

    private static Html rows(RunPage run) {
        return run.fitted().map(FittedModel::rows).map(DataSection::account).orElse(Html.NONE);
    }

    private static Html account(RowAccount rows) {
        String heldOut = rows.heldOut() > 0 ? ", of which " + DataAnswers.count(rows.heldOut()) + " held out" : "";
        return Html.of(
                "p",
                DataAnswers.count(rows.read()) + " rows read = " + DataAnswers.count(rows.used()) + " used" + heldOut
                        + " + " + DataAnswers.count(rows.rejected()) + " rejected.");
    }

    private static Html rejected(RunPage run) {
        if (run.rejected().isEmpty()) {
            return Html.NONE;
        }
        Optional<Long> read = run.fitted().map(model -> model.rows().read());
        long all = run.rejected().values().stream().mapToLong(Long::longValue).sum();
        Table table = new Table("Rejected rows by reason")
                .words("reason")
                .figures("rows", read.isPresent() ? "share of all rows" : "share of rejected rows")
                .words("where");
        for (Map.Entry<String, Long> reason : run.rejected().entrySet()) {
            String file = "rejected/" + reason.getKey() + ".csv";
            table.row(List.of(
                    Html.text(reason.getKey()),
                    Html.text(DataAnswers.count(reason.getValue())),
                    Html.text(Figures.of(100.0 * reason.getValue() / read.orElse(all), 3) + " %"),
                    new Tag("a").with("href", file).of(file)));
        }
        return table.html();
    }

    private static Html columns(List<ColumnProfile> profile) {
        Table table = new Table("Columns over the rows that trained; the label is last")
                .words("column")
                .figures("values", "missing", "min", "max", "mean", "sd", "|mean| / sd");
        int shown = Math.min(MOST, profile.size() - 1);
        profile.subList(0, shown).forEach(column -> row(table, column));
        row(table, profile.get(profile.size() - 1));
        int more = profile.size() - 1 - shown;
        return Html.join(
                table.html(), more > 0 ? Html.of("p", "And " + more + " more features, in model.json.") : Html.NONE);
    }

    private static void row(Table table, ColumnProfile column) {
        int digits = Math.max(3, Figures.intervalDigits(column.min(), column.max(), 8));
        table.row(List.of(
                Names.whole(column.name()),
                Html.text(DataAnswers.count(column.count())),
                Html.text(DataAnswers.count(column.missing())),
                Html.text(Figures.of(column.min(), digits)),
                Html.text(Figures.of(column.max(), digits)),
                Html.text(Figures.of(column.mean(), digits)),
                Html.text(Figures.some(column.sd())),
                Html.text(column.constant() ? "constant" : Figures.brief(column.offset()))));
    }
}
