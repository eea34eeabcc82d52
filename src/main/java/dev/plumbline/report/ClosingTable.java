package dev.plumbline.report;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.RowAccount;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code train} says to people when it ends: which version, what became of every row, why the descent stopped, how
 * good the model is, its terms, and what to mind.
 *
 * @param name of the model
 * @param version as published, or empty where nothing was
 * @param current whether that version is current
 * @param model what was found
 * @param warnings each a sentence
 */
public record ClosingTable(String name, String version, boolean current, FittedModel model, List<String> warnings) {
    private static final int MOST_TERMS = 20;

    public ClosingTable {
        warnings = List.copyOf(warnings);
    }

    /** Plain text, each line ended by a line feed. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(headline()).append("\n\n");
        out.append("  rows     ").append(rows(model.rows())).append('\n');
        out.append("  descent  ").append(descent(model.convergence())).append('\n');
        out.append("  errors   ").append(errors(model.metrics()));
        out.append(model.holdout().isPresent() ? " (rows trained on)\n" : "\n");
        model.holdout()
                .ifPresent(holdout ->
                        out.append("           ").append(errors(holdout)).append(" (rows held out)\n"));
        out.append('\n').append(terms(model.line()));
        if (!warnings.isEmpty()) {
            out.append('\n');
            warnings.forEach(warning ->
                    out.append("  warning: ").append(PlainText.escape(warning)).append('\n'));
        }
        return out.toString();
    }

    private String headline() {
        String subject = PlainText.escape(name);
        if (version.isEmpty()) {
            return subject + ": not published";
        }
        return subject + " " + version + ": published"
                + (current ? ", now current" : "; the current version speaks for a later day and stays");
    }

    private static String rows(RowAccount rows) {
        String text = rows.read() + " read = " + rows.used() + " used + " + rows.rejected() + " rejected";
        if (rows.rejected() > 0) {
            text += rows.sortedReasons().entrySet().stream()
                    .map(reason -> reason.getValue() + " " + PlainText.escape(reason.getKey()))
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        return rows.heldOut() > 0 ? text + "; " + rows.heldOut() + " of the used held out" : text;
    }

    private static String descent(Convergence convergence) {
        String why = switch (convergence.reason()) {
            case TOLERANCE -> "stopped within the tolerance";
            case EPOCHS -> "all that were allowed";
            case PATIENCE -> "stopped because the held-out error no longer fell";
            case DEADLINE -> "stopped because the time allowed was over";
        };
        return convergence.epochs()
                + (convergence.epochs() == 1 ? " epoch, " : " epochs, ")
                + why
                + (convergence.converged() ? "; converged" : "; not converged");
    }

    private static String errors(Metrics metrics) {
        String mae = Double.isNaN(metrics.mae()) ? "" : ", mae " + Figures.of(metrics.mae());
        return "mse " + Figures.of(metrics.mse()) + ", rmse " + Figures.of(metrics.rmse()) + mae + ", r2 "
                + Figures.of(metrics.r2());
    }

    private static String terms(LinearModel line) {
        TextTable table = new TextTable("  ").row("term", "estimate");
        int shown = Math.min(line.features().size(), MOST_TERMS);
        for (int j = 0; j < shown; j++) {
            table.row(line.features().get(j), Figures.of(line.slopes()[j]));
        }
        if (shown < line.features().size()) {
            table.row("... " + (line.features().size() - shown) + " more in terms.csv", "");
        }
        if (line.hasIntercept()) {
            table.row("intercept", Figures.of(line.intercept()));
        }
        return table.render();
    }
}
