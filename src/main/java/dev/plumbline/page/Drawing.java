package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/**
 * What ECharts draws, as one JSON value. Colours are names of the page's CSS variables, so that one drawing serves both
 * schemes; a formatter is the name of a function of the page's script.
 */
final class Drawing {
    private static final MathContext DIGITS = new MathContext(6);

    private final ObjectNode option = JsonNodeFactory.instance.objectNode();
    private final ArrayNode series;

    Drawing() {
        option.put("animation", false);
        option.putObject("textStyle").put("fontSize", 12).put("color", Paint.INK.id());
        option.putObject("grid")
                .put("left", 10)
                .put("right", 18)
                .put("top", 34)
                .put("bottom", 34)
                .put("containLabel", true);
        option.putObject("tooltip")
                .put("renderMode", "richText")
                .put("confine", true)
                .put("formatter", "#point")
                .put("backgroundColor", Paint.SURFACE.id())
                .put("borderColor", Paint.EDGE.id())
                .putObject("textStyle")
                .put("fontSize", 12)
                .put("color", Paint.INK.id());
        series = option.putArray("series");
    }

    /** One tooltip for all series at an x, or one for each thing that is pointed at. */
    Drawing tellWholeColumn() {
        ((ObjectNode) option.get("tooltip")).put("trigger", "axis").put("formatter", "#column");
        return this;
    }

    Drawing across(Axis axis) {
        axis.into(option.withArray("xAxis").addObject(), true);
        return this;
    }

    Drawing up(Axis axis) {
        axis.into(option.withArray("yAxis").addObject(), false);
        return this;
    }

    /** Names of series, where there are several. */
    Drawing legend(List<String> names) {
        ObjectNode legend = option.putObject("legend");
        legend.put("type", "plain")
                .put("bottom", 0)
                .put("left", 6)
                .put("itemWidth", 20)
                .put("itemHeight", 10)
                .put("itemGap", 12)
                .put("selectedMode", false);
        legend.putObject("textStyle").put("color", Paint.INK.id());
        ArrayNode data = legend.putArray("data");
        names.forEach(data::add);
        ((ObjectNode) option.get("grid")).put("bottom", 60);
        return this;
    }

    /** A series, to be completed. */
    ObjectNode series(String type, String name) {
        return series.addObject().put("type", type).put("name", name);
    }

    /** A line without marks; the dashes tell it from others where colours do not. */
    ArrayNode line(String name, Paint paint, Dash dash) {
        ObjectNode line = series("line", name).put("showSymbol", false).put("color", paint.id());
        dash.into(line.putObject("lineStyle").put("width", 2).put("color", paint.id()));
        return line.putArray("data");
    }

    /** Points without lines. */
    ObjectNode points(String name, Paint paint, int size) {
        return series("scatter", name).put("symbolSize", size).put("color", paint.id());
    }

    /** Straight pieces, each from one point to another. */
    ArrayNode pieces(String name, Paint paint) {
        ObjectNode pieces = series("lines", name)
                .put("coordinateSystem", "cartesian2d")
                .put("silent", true)
                .put("zlevel", 0)
                .put("z", 2);
        pieces.putObject("lineStyle")
                .put("color", paint.id())
                .put("width", 1.6)
                .put("opacity", 1)
                .put("curveness", 0);
        return pieces.putArray("data");
    }

    static void piece(ArrayNode pieces, double[] from, double[] to) {
        ArrayNode both = pieces.addObject().putArray("coords");
        point(both, from[0], from[1]);
        point(both, to[0], to[1]);
    }

    static void point(ArrayNode data, double x, double y) {
        ArrayNode point = data.addArray();
        number(point, x);
        number(point, y);
    }

    /** Six digits: more than a screen shows. What is not finite is a gap. */
    static void number(ArrayNode out, double value) {
        if (Double.isFinite(value)) {
            out.add(rounded(value));
        } else {
            out.addNull();
        }
    }

    static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 && rounded.scale() > -7 ? rounded.setScale(0) : rounded;
    }

    ObjectNode option() {
        return option;
    }

    /** A colour of the page's style. */
    enum Paint {
        INK,
        MUTED,
        GRID,
        EDGE,
        SURFACE,
        BLUE,
        ORANGE,
        GREEN,
        PURPLE,
        RED,
        SKY,
        HEAT0,
        HEAT1,
        HEAT2,
        HEAT3,
        HEAT4;

        /** For series side by side: told apart by those who see fewer colours. */
        static final List<Paint> SERIES = List.of(BLUE, ORANGE, GREEN, PURPLE, RED, SKY);

        static Paint of(int index) {
            return SERIES.get(index % SERIES.size());
        }

        String id() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a line is broken. */
    enum Dash {
        SOLID,
        DASHED,
        DOTTED,
        LONG,
        DASH_DOT,
        WIDE_DOTS;

        static Dash of(int index) {
            return values()[index % values().length];
        }

        void into(ObjectNode style) {
            int[] pattern = switch (this) {
                case SOLID -> new int[0];
                case DASHED -> new int[] {6, 4};
                case DOTTED -> new int[] {2, 3};
                case LONG -> new int[] {12, 4};
                case DASH_DOT -> new int[] {8, 3, 2, 3};
                case WIDE_DOTS -> new int[] {2, 7};
            };
            if (pattern.length > 0) {
                ArrayNode type = style.putArray("type");
                for (int length : pattern) {
                    type.add(length);
                }
            }
        }
    }
}
