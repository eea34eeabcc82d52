package dev.plumbline.report;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.PlainText;
import java.util.List;

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
        out.append("  rows     ").append(RowsText.of(model.rows())).append('\n');
        out.append("  descent  ").append(DescentText.of(model.convergence())).append('\n');
        out.append("  errors   ").append(MetricsText.of(model.metrics()));
        out.append(model.holdout().isPresent() ? " (rows trained on)\n" : "\n");
        model.holdout()
                .ifPresent(holdout -> out.append("           ")
                        .append(MetricsText.of(holdout))
                        .append(" (rows held out)\n"));
        out.append('\n').append(TermsText.of(model.line(), MOST_TERMS));
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
}
