package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.Verdict;
import java.util.List;

/** What the gates said, for people. */
public final class GatesText {
    private static final int RULE = 60;

    private GatesText() {}

    /** A table of all verdicts and, below it, the notes; each line ended by a line feed. */
    public static String of(List<Verdict> verdicts) {
        String common = verdicts.stream()
                .map(Verdict::rows)
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse("");
        TextTable table = new TextTable("  ", Paragraph.WIDTH).row("gate", "", "value", "limit");
        for (Verdict verdict : verdicts) {
            table.row(verdict.rule(), word(verdict.result()), Figures.of(verdict.value()), Figures.of(verdict.limit()));
        }
        StringBuilder out = new StringBuilder();
        if (!common.isEmpty()) {
            out.append(Paragraph.of("  gates over ", common));
        }
        out.append(table.render());
        for (Verdict verdict : verdicts) {
            boolean known = verdict.rows().isEmpty() || verdict.rows().equals(common);
            String text = join(known ? "" : "over " + verdict.rows(), verdict.note());
            if (!text.isEmpty()) {
                out.append(Paragraph.of("  " + PlainText.excerpt(verdict.rule(), RULE) + ": ", text));
            }
        }
        return out.append('\n').toString();
    }

    /** Why a gate refused, as a part of a sentence. */
    public static String sentence(Verdict verdict) {
        if (verdict.rows().isEmpty()) {
            return verdict.note();
        }
        String measured = Double.isNaN(verdict.value()) ? "" : Figures.of(verdict.value());
        String limit = Double.isNaN(verdict.limit()) ? "" : "the limit is " + Figures.of(verdict.limit());
        String both = join(measured.isEmpty() ? "" : "it is " + measured + " over " + verdict.rows(), limit);
        return "gate '" + PlainText.escape(verdict.rule()) + "' refuses: " + join(both, verdict.note());
    }

    private static String word(Verdict.Result result) {
        return switch (result) {
            case PASSED -> "passed";
            case REFUSED -> "REFUSED";
            case PASSED_OVER -> "passed over";
        };
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }
}
