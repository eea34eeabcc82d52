package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures of a page as they are put into it, and what the script draws them from. */
final class Album {
    private final ArrayNode options = JsonNodeFactory.instance.arrayNode();

    /** Pictures side by side where there is room. */
    Html of(List<Chart> charts) {
        List<Html> figures = new ArrayList<>();
        for (Chart chart : charts) {
            figures.add(of(chart));
        }
        return figures.isEmpty()
                ? Html.NONE
                : new Tag("div").with("class", "plots").of(Html.join(figures));
    }

    private Html of(Chart chart) {
        Html caption = Html.of(
                "figcaption",
                Html.of("h3", chart.title()),
                new Tag("p").with("class", "see").of(chart.sentence()));
        return new Tag("figure")
                .with("class", chart.shape().style())
                .of(caption, plot(chart), chart.table().map(Album::data).orElse(Html.NONE));
    }

    private Html plot(Chart chart) {
        if (chart.option().isEmpty()) {
            return Html.NONE;
        }
        options.add(chart.option().get());
        return new Tag("div")
                .with("class", "plot")
                .with("role", "img")
                .with("aria-label", "Chart: " + chart.title() + ". " + chart.sentence())
                .of();
    }

    /** Open, so that it is read where no script closes it. */
    private static Html data(Table table) {
        return new Tag("details").with("class", "data").with("open").of(Html.of("summary", "Data"), table.html());
    }

    /** JSON that no HTML parser takes for anything else. */
    String json() {
        StringBuilder out = new StringBuilder();
        String json = options.toString();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' ->
                    out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
