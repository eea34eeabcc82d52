package dev.plumbline.report;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One published version in full, for people: its terms, how good it is and how sure, how its descent ended and where it comes from.
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
        model.provenance().startedFrom().ifPresent(version -> fact(out, "start", "the line of " + version));
        fact(out, "errors", MetricsText.of(model.metrics()));
        model.holdout().ifPresent(holdout -> fact(out, "held out", MetricsText.of(holdout)));
        model.statistics().ifPresent(fit -> {
            fact(out, "fit", FitText.spread(fit));
            fact(out, "", FitText.test(fit));
            fact(out, "", FitText.likelihood(fit));
            fact(out, "", FitText.condition(fit));
        });
        OptimumText.of(model).ifPresent(text -> fact(out, "optimum", text));
        if (model.statistics().isPresent()) {
            out.append('\n').append(TermsText.of(line, model.statistics(), Integer.MAX_VALUE));
        }
        out.append('\n').append(terms(line));
        if (line.hasIntercept()) {
            out.append("\n  prediction = ")
                    .append(Figures.of(line.interceptAtCentre()))
                    .append(" + sum of estimate * (feature - centre)\n");
        }
        if (!model.findings().isEmpty()) {
            out.append('\n').append(FindingsText.of(model.findings(), Integer.MAX_VALUE, ""));
        }
        out.append(provenance());
        return out.toString();
    }

    private static void fact(StringBuilder out, String name, String value) {
        out.append(Paragraph.of("  " + name + " ".repeat(10 - name.length()), value));
    }

    /** The estimates with their centres; how sure they are stands in the table above, where that is known. */
    private String terms(LinearModel line) {
        TextTable table = new TextTable("  ", Paragraph.WIDTH);
        table.row(cells("term", "estimate", "centre", "error/se", "vif"));
        for (int j = 0; j < line.features().size(); j++) {
            String name = line.features().get(j);
            String estimate = Figures.of(line.slopes()[j]);
            table.row(cells(name, estimate, Figures.of(line.centre()[j]), error(name), vif(j)));
        }
        if (line.hasIntercept()) {
            table.row(cells("intercept", Figures.of(line.intercept()), "", error("intercept"), ""));
        }
        return table.render();
    }

    private String[] cells(String term, String estimate, String centre, String error, String vif) {
        List<String> cells = new ArrayList<>(List.of(term, estimate, centre));
        if (!model.optimisationErrorSe().isEmpty()) {
            cells.add(error);
        }
        if (model.statistics().isPresent()) {
            cells.add(vif);
        }
        return cells.toArray(String[]::new);
    }

    private String error(String term) {
        return Figures.brief(model.optimisationErrorSe().getOrDefault(term, Double.NaN));
    }

    private String vif(int term) {
        return model.statistics()
                .map(fit -> Figures.some(fit.terms().get(term).vif()))
                .orElse("");
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
