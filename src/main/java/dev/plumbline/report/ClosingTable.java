package dev.plumbline.report;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.PlainText;
import java.util.List;

/**
 * What {@code train} says to people when it ends: which version, what became of every row, why the descent stopped, how
 * good the model is, how near to the optimum, its terms and how sure they are, and what to mind.
 *
 * @param name of the model
 * @param version as published, or empty where nothing was
 * @param current whether that version is current
 * @param model what was found
 * @param warnings each a sentence
 */
public record ClosingTable(String name, String version, boolean current, FittedModel model, List<String> warnings) {
    private static final int MOST_TERMS = 20;
    private static final int MOST_FINDINGS = 20;

    public ClosingTable {
        warnings = List.copyOf(warnings);
    }

    /** Plain text, each line ended by a line feed and, but for the first, at most 100 columns wide. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(headline()).append("\n\n");
        fact(out, "rows", RowsText.of(model.rows()));
        fact(out, "descent", DescentText.of(model.convergence()));
        fact(
                out,
                "errors",
                MetricsText.of(model.metrics()) + (model.holdout().isPresent() ? " (rows trained on)" : ""));
        model.holdout().ifPresent(holdout -> fact(out, "", MetricsText.of(holdout) + " (rows held out)"));
        model.statistics().ifPresent(fit -> {
            fact(out, "fit", FitText.spread(fit));
            fact(out, "", FitText.test(fit));
        });
        OptimumText.of(model).ifPresent(text -> fact(out, "optimum", text));
        out.append('\n').append(TermsText.of(model.line(), model.statistics(), MOST_TERMS));
        if (!warnings.isEmpty()) {
            out.append('\n');
            warnings.forEach(warning -> out.append(Paragraph.of("  warning: ", warning)));
        }
        if (!model.findings().isEmpty()) {
            out.append('\n').append(FindingsText.of(model.findings(), MOST_FINDINGS, "model.json"));
        }
        return out.toString();
    }

    private static void fact(StringBuilder out, String name, String text) {
        out.append(Paragraph.of("  " + name + " ".repeat(9 - name.length()), text));
    }

    private String headline() {
        String subject = PlainText.escape(name);
        if (version.isEmpty()) {
            return subject + ": not published";
        }
        return subject + " " + version + ": published"
                + (current ? ", now current" : "; another version stays current");
    }
}
