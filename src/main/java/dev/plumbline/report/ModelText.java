package dev.plumbline.report;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Provenance;
import java.time.Instant;
import java.util.Map;

/**
 * One published version in full, for people: its terms, how good it is, how its descent ended and where it comes from.
 *
 * @param name of the model
 * @param version of it
 * @param run that published it
 * @param created when
 * @param model what was found
 */
public record ModelText(String name, String version, String run, Instant created, FittedModel model) {
    /** Plain text, each line ended by a line feed. */
    public String render() {
        LinearModel line = model.line();
        StringBuilder out = new StringBuilder();
        out.append(PlainText.escape(name)).append(' ').append(version).append("\n\n");
        fact(out, "created", created.toString());
        fact(out, "run", run);
        fact(out, "label", line.label());
        fact(out, "loss", model.loss());
        fact(out, "rows", RowsText.of(model.rows()));
        fact(out, "descent", DescentText.of(model.convergence()));
        fact(out, "errors", MetricsText.of(model.metrics()));
        model.holdout().ifPresent(holdout -> fact(out, "held out", MetricsText.of(holdout)));
        out.append('\n').append(terms(line));
        if (line.hasIntercept()) {
            out.append("\n  prediction = ")
                    .append(Figures.of(line.interceptAtCentre()))
                    .append(" + sum of estimate * (feature - centre)\n");
        }
        out.append(provenance());
        return out.toString();
    }

    private static void fact(StringBuilder out, String name, String value) {
        out.append("  ").append(name).append(" ".repeat(10 - name.length()));
        out.append(PlainText.escape(value)).append('\n');
    }

    private String terms(LinearModel line) {
        boolean errors = !model.optimisationErrorSe().isEmpty();
        TextTable table = new TextTable("  ");
        table.row(cells("term", "estimate", "centre", errors ? "error/se" : null));
        for (int j = 0; j < line.features().size(); j++) {
            String feature = line.features().get(j);
            table.row(cells(
                    feature,
                    Figures.of(line.slopes()[j]),
                    Figures.of(line.centre()[j]),
                    errors ? error(feature) : null));
        }
        if (line.hasIntercept()) {
            table.row(cells("intercept", Figures.of(line.intercept()), "", errors ? error("intercept") : null));
        }
        return table.render();
    }

    private static String[] cells(String term, String estimate, String centre, String error) {
        return error == null ? new String[] {term, estimate, centre} : new String[] {term, estimate, centre, error};
    }

    private String error(String term) {
        return Figures.of(model.optimisationErrorSe().getOrDefault(term, Double.NaN));
    }

    private String provenance() {
        StringBuilder out = new StringBuilder();
        Provenance provenance = model.provenance();
        if (!provenance.inputs().isEmpty()) {
            out.append("\n  inputs\n");
            for (Provenance.Input input : provenance.inputs()) {
                out.append("    ").append(PlainText.escape(input.path()));
                out.append(" (").append(input.length()).append(" bytes)\n");
            }
        }
        pairs(out, "settings", provenance.settings());
        pairs(out, "versions", provenance.versions());
        return out.toString();
    }

    private static void pairs(StringBuilder out, String title, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            out.append("\n  ").append(title).append('\n');
            pairs.forEach((key, value) -> out.append("    ")
                    .append(PlainText.escape(key))
                    .append(" = ")
                    .append(PlainText.escape(value))
                    .append('\n'));
        }
    }
}
