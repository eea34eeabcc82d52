package dev.plumbline.growth;

import java.util.Collections;
import java.util.List;

/** A table in Markdown, row by row. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown(String... heads) {
        row(heads);
        row(Collections.nCopies(heads.length, "---").toArray(String[]::new));
    }

    Markdown row(String... cells) {
        text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
