package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A picture with what to see in it.
 *
 * @param title a few words
 * @param sentence what to see in it, with figures
 * @param shape how much room it takes
 * @param option what ECharts draws; empty where the sentence says it all
 * @param table its data, in so many rows that a person reads them
 */
record Chart(String title, String sentence, Shape shape, Optional<ObjectNode> option, Optional<Table> table) {
    static Chart drawn(String title, String sentence, Shape shape, Drawing drawing, Table table) {
        return new Chart(title, sentence, shape, Optional.of(drawing.option()), Optional.of(table));
    }

    /** Where there is nothing to draw. */
    static Chart told(String title, String sentence) {
        return new Chart(title, sentence, Shape.HALF, Optional.empty(), Optional.empty());
    }

    /** The room of a picture. */
    enum Shape {
        WIDE("wide-plot"),
        HALF("half-plot"),
        SMALL("small-plot"),
        LOW("low-plot"),
        TALL("tall-plot");

        private final String style;

        Shape(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }
}
