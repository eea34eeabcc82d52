package dev.plumbline.page;

import dev.plumbline.model.Verdict;
import dev.plumbline.page.Answer.Mark;
import dev.plumbline.report.Figures;
import java.util.List;

/** What each gate said. */
final class GatesSection {
    private GatesSection() {}

    static Html of(List<Verdict> gates) {
        if (gates.isEmpty()) {
            return Html.NONE;
        }
        Table table = new Table("What each gate said")
                .words("gate", "verdict")
                .figures("value", "limit")
                .words("over", "note");
        for (Verdict gate : gates) {
            table.row(List.of(
                    Names.whole(gate.rule()),
                    verdict(gate),
                    Html.text(Figures.of(gate.value())),
                    Html.text(Figures.of(gate.limit())),
                    Html.text(gate.rows()),
                    Html.text(gate.note())));
        }
        return table.html();
    }

    private static Html verdict(Verdict gate) {
        return switch (gate.result()) {
            case PASSED -> Marks.of(Mark.GOOD, "passed");
            case REFUSED -> Marks.of(Mark.BAD, "refused");
            case PASSED_OVER -> Marks.of(Mark.NEUTRAL, "passed over");
        };
    }
}
