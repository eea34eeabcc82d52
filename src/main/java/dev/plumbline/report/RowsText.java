package dev.plumbline.report;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.RowAccount;
import java.util.stream.Collectors;

/** What became of every row, as a phrase. */
final class RowsText {
    private RowsText() {}

    static String of(RowAccount rows) {
        String text = rows.read() + " read = " + rows.used() + " used + " + rows.rejected() + " rejected";
        if (rows.rejected() > 0) {
            text += rows.sortedReasons().entrySet().stream()
                    .map(reason -> reason.getValue() + " " + PlainText.escape(reason.getKey()))
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        return rows.heldOut() > 0 ? text + "; " + rows.heldOut() + " of the used held out" : text;
    }
}
