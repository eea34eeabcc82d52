package dev.plumbline.document;

import java.util.List;
import java.util.Locale;

/**
 * A picture as SVG, readable on light and dark pages: it brings its own ground and follows the reader's colour scheme.
 * What lines are is told by dashes and words too, not by colour alone.
 */
public final class Svg {
    private static final String STYLE = """
            <style>
              .ground { fill: #ffffff }
              text { font: 12px system-ui, sans-serif; fill: #1f2328 }
              .head { font-weight: 600 }
              .small { font-size: 11px; fill: #59636e }
              .frame { fill: none; stroke: #818b98 }
              .grid { stroke: #d1d9e0 }
              .level { fill: none; stroke: #aab4be }
              .k { fill: none; stroke: #0550ae; stroke-width: 2 }
              .b { fill: none; stroke: #bc4c00; stroke-width: 2; stroke-dasharray: 7 4 }
              .path { fill: none; stroke: #0550ae; stroke-width: 1.5 }
              .dot { fill: #0550ae }
              .best { fill: none; stroke: #bc4c00; stroke-width: 2 }
              @media (prefers-color-scheme: dark) {
                .ground { fill: #0d1117 }
                text { fill: #f0f6fc }
                .small { fill: #9198a1 }
                .frame { stroke: #656c76 }
                .grid { stroke: #2a313c }
                .level { stroke: #4b5563 }
                .k, .path { stroke: #79c0ff }
                .b, .best { stroke: #ffa657 }
                .dot { fill: #79c0ff }
              }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;
    private int clips;

    /**
     * An empty picture.
     *
     * @param title what it shows, for those who cannot see it
     */
    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    public void line(String kind, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>", kind, at(x1), at(y1), at(x2), at(y2));
    }

    public void rectangle(String kind, double x, double y, double wide, double high) {
        add(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                kind, at(x), at(y), at(wide), at(high));
    }

    public void circle(String kind, double x, double y, double radius) {
        add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>", kind, at(x), at(y), at(radius));
    }

    /** A line through points, cut off at the rectangle of the latest {@link #clip}. */
    public void curve(String kind, List<double[]> points) {
        StringBuilder path = new StringBuilder();
        String last = "";
        for (double[] point : points) {
            String here = at(point[0]) + "," + at(point[1]);
            if (!here.equals(last)) {
                path.append(path.isEmpty() ? "" : " ").append(here);
            }
            last = here;
        }
        add("<polyline class=\"%s\" clip-path=\"url(#clip%d)\" points=\"%s\"/>", kind, clips, path);
    }

    public void clip(double x, double y, double wide, double high) {
        clips++;
        add(
                "<clipPath id=\"clip%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>",
                clips, at(x), at(y), at(wide), at(high));
    }

    /** Words, with no character that XML would take for its own; {@code anchor} is start, middle or end. */
    public void text(String kind, double x, double y, String anchor, String words) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", kind, at(x), at(y), anchor, words);
    }

    private void add(String element, Object... values) {
        body.append("  ").append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    /** A tenth of a pixel is finer than anybody sees. */
    private static String at(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    public String render() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"%s\">\n%s  <rect class=\"ground\" width=\"%d\" height=\"%d\"/>\n%s</svg>\n",
                width,
                height,
                width,
                height,
                title,
                STYLE.indent(2),
                width,
                height,
                body);
    }
}
