package dev.plumbline.page;

import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table with a caption, a line of headers, and a header in each row. A wide one scrolls by itself. */
final class Table {
    /** Of so few columns a table is as wide as they are, or figures would stand far from their names. */
    private static final int FEW = 4;

    private final String caption;
    private final List<String> headers = new ArrayList<>();
    private final List<Boolean> figures = new ArrayList<>();
    private final List<Html> rows = new ArrayList<>();

    Table(String caption) {
        this.caption = caption;
    }

    /** Columns of words, to the left. */
    Table words(String... names) {
        return columns(false, names);
    }

    /** Columns of numbers, to the right. */
    Table figures(String... names) {
        return columns(true, names);
    }

    private Table columns(boolean figure, String... names) {
        for (String name : names) {
            headers.add(name);
            figures.add(figure);
        }
        return this;
    }

    Table row(String... cells) {
        return row(Arrays.stream(cells).map(Html::text).toList());
    }

    /** @param cells one for each column: the first is the row's header */
    Table row(List<Html> cells) {
        List<Html> line = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Tag tag = i == 0 ? new Tag("th").with("scope", "row") : new Tag("td");
            line.add(marked(tag, i).of(cells.get(i)));
        }
        rows.add(Html.of("tr", Html.join(line)));
        return this;
    }

    private Tag marked(Tag tag, int column) {
        return figures.get(column) ? tag.with("class", "n") : tag;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Html html() {
        List<Html> head = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            Tag tag = new Tag("th").with("scope", "col");
            head.add(marked(tag, i).of(headers.get(i)));
        }
        Html table = Html.of(
                "table",
                Html.of("caption", caption),
                Html.of("thead", Html.of("tr", Html.join(head))),
                Html.of("tbody", Html.join(rows)));
        // Focus lets a keyboard scroll it.
        return new Tag("div")
                .with("class", headers.size() > FEW ? "wide" : "wide few")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0")
                .of(table);
    }
}
