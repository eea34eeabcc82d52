package dev.plumbline.document;

import java.util.List;

/**
 * One chart of a picture: a frame with two axes, and what is drawn in it.
 *
 * @param svg the picture
 * @param x to the right
 * @param y upwards
 */
public record Panel(Svg svg, Axis x, Axis y) {
    /** Draws the frame, the grid and the ticks; numbers beside the y axis only where asked for. */
    public Panel frame(String head, String below, boolean numbered) {
        double left = x.from();
        double right = x.to();
        double top = y.to();
        double bottom = y.from();
        for (double tick : y.ticks()) {
            svg.line("grid", left, y.at(tick), right, y.at(tick));
            if (numbered) {
                svg.text("small", left - 6, y.at(tick) + 4, "end", y.label(tick));
            }
        }
        for (double tick : x.ticks()) {
            svg.line("grid", x.at(tick), top, x.at(tick), bottom);
            svg.text("small", x.at(tick), bottom + 16, "middle", x.label(tick));
        }
        svg.rectangle("frame", left, top, right - left, bottom - top);
        svg.text("head", left, top - 8, "start", head);
        svg.text("small", (left + right) / 2, bottom + 34, "middle", below);
        svg.clip(left, top, right - left, bottom - top);
        return this;
    }

    public void curve(String kind, List<double[]> values) {
        svg.curve(
                kind,
                values.stream()
                        .map(value -> new double[] {x.at(value[0]), y.at(value[1])})
                        .toList());
    }

    public void dot(String kind, double[] value, double radius) {
        svg.circle(kind, x.at(value[0]), y.at(value[1]), radius);
    }

    /** Words beside a value, {@code dx} and {@code dy} pixels off. */
    public void note(double[] value, double dx, double dy, String words) {
        svg.text("small", x.at(value[0]) + dx, y.at(value[1]) + dy, dx < 0 ? "end" : "start", words);
    }
}
