package dev.plumbline.report;

import dev.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings for people: warnings before notes, each with the option that mends it. */
final class FindingsText {
    private FindingsText() {}

    /**
     * Lines, each ended by a line feed; none without findings.
     *
     * @param most how many are shown
     * @param elsewhere where all of them stand
     */
    static String of(List<Finding> findings, int most, String elsewhere) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(FindingsText::isNote).thenComparing(Finding::id));
        StringBuilder out = new StringBuilder();
        for (Finding finding : sorted.subList(0, Math.min(most, sorted.size()))) {
            String title = "  " + (isNote(finding) ? "note     " : "warning  ") + finding.id() + "  ";
            out.append(Paragraph.of(title, finding.sentence()));
            if (!finding.remedy().isEmpty()) {
                out.append(Paragraph.of(" ".repeat(title.length()) + "-> ", finding.remedy()));
            }
        }
        if (sorted.size() > most) {
            out.append("  ... and ")
                    .append(sorted.size() - most)
                    .append(" more in ")
                    .append(elsewhere)
                    .append('\n');
        }
        return out.toString();
    }

    private static boolean isNote(Finding finding) {
        return finding.severity() == Finding.Severity.NOTE;
    }
}
