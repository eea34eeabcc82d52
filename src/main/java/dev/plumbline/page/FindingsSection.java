package dev.plumbline.page;

import dev.plumbline.model.Finding;
import dev.plumbline.page.Answer.Mark;
import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person should know, warnings first, each with what mends it. */
final class FindingsSection {
    private static final int MOST = 40;

    private FindingsSection() {}

    static Html of(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Html.of("p", "Nothing was found that a person should know.");
        }
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::id));
        List<Html> items = new ArrayList<>();
        sorted.stream().limit(MOST).forEach(finding -> items.add(item(finding)));
        if (sorted.size() > MOST) {
            items.add(Html.of("li", "And " + (sorted.size() - MOST) + " more, in model.json."));
        }
        return new Tag("ul").with("class", "findings").of(Html.join(items));
    }

    private static Html item(Finding finding) {
        boolean warning = finding.severity() == Finding.Severity.WARNING;
        Html mark = warning ? Marks.of(Mark.LOOK, "warning") : Marks.of(Mark.NEUTRAL, "note");
        Html remedy = finding.remedy().isEmpty()
                ? Html.NONE
                : new Tag("p").with("class", "remedy").of(Html.text("\u2192 "), Names.sentence(finding.remedy()));
        return Html.of(
                "li",
                mark,
                Html.text(" "),
                Html.of("code", finding.id()),
                Html.of("p", Names.sentence(finding.sentence())),
                remedy);
    }
}
