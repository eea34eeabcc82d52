package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.page.Drawing.Paint;
import java.util.List;

/**
 * An axis of a drawing.
 *
 * @param name with its unit, or empty
 * @param scale what is on it
 * @param range ends, or empty where they follow from the data
 * @param categories in their order, empty where it has numbers
 */
record Axis(String name, Scale scale, double[] range, List<String> categories) {
    /** What is on an axis. */
    enum Scale {
        FIGURES("#figure"),
        /** Decimal logarithms, labelled as what they are the logarithms of. */
        POWERS("#power"),
        CATEGORIES(""),
        /** Cells of a grid, not shown. */
        CELLS("");

        private final String formatter;

        Scale(String formatter) {
            this.formatter = formatter;
        }
    }

    static Axis figures(String name) {
        return new Axis(name, Scale.FIGURES, new double[0], List.of());
    }

    static Axis figures(String name, double from, double to) {
        return new Axis(name, Scale.FIGURES, new double[] {from, to}, List.of());
    }

    static Axis powers(String name) {
        return new Axis(name, Scale.POWERS, new double[0], List.of());
    }

    static Axis categories(String name, List<String> names) {
        return new Axis(name, Scale.CATEGORIES, new double[0], names);
    }

    static Axis cells(int count) {
        return new Axis("", Scale.CELLS, new double[] {0, count}, List.of());
    }

    void into(ObjectNode axis, boolean across) {
        boolean numbers = scale == Scale.FIGURES || scale == Scale.POWERS;
        axis.put("type", numbers ? "value" : "category");
        if (scale == Scale.CELLS) {
            cells(axis);
            return;
        }
        if (!name.isEmpty()) {
            axis.put("name", name)
                    .put("nameLocation", across ? "middle" : "end")
                    .put("nameGap", across ? 26 : 14);
            ObjectNode style = axis.putObject("nameTextStyle").put("color", Paint.MUTED.id());
            if (!across) {
                style.put("align", "left");
            }
        }
        ObjectNode label =
                axis.putObject("axisLabel").put("color", Paint.MUTED.id()).put("hideOverlap", true);
        axis.putObject("axisTick").put("show", false);
        axis.putObject("axisLine").put("onZero", false).putObject("lineStyle").put("color", Paint.EDGE.id());
        axis.putObject("splitLine").put("show", numbers).putObject("lineStyle").put("color", Paint.GRID.id());
        if (numbers) {
            numbers(axis, label);
        } else {
            categories(axis, label, across);
        }
    }

    private void numbers(ObjectNode axis, ObjectNode label) {
        label.put("formatter", scale.formatter);
        axis.put("scale", true).put("splitNumber", 4);
        if (scale == Scale.POWERS) {
            axis.put("minInterval", 1);
        }
        if (range.length == 2) {
            axis.put("min", range[0]).put("max", range[1]);
            // Ends of a range are no round numbers.
            label.put("showMinLabel", false).put("showMaxLabel", false);
        }
    }

    private void categories(ObjectNode axis, ObjectNode label, boolean across) {
        ArrayNode data = axis.putArray("data");
        categories.forEach(data::add);
        axis.put("boundaryGap", true);
        if (!across) {
            axis.put("inverse", true);
            label.put("interval", 0)
                    .put("width", 130)
                    .put("overflow", "truncate")
                    .put("hideOverlap", false);
        }
    }

    private void cells(ObjectNode axis) {
        axis.put("show", false);
        ArrayNode data = axis.putArray("data");
        for (int i = 0; i < range[1]; i++) {
            data.add(i);
        }
    }
}
