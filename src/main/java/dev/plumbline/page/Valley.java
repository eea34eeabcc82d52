package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.List;

/**
 * The objective over one slope and the intercept, and the way that a descent took over it. Of squared loss it is {@code
 * J = optimum + (u^2 + v^2) / 2} with {@code u = db + mean dk} and {@code v = sd dk}, for the distances dk and db from the
 * optimum: its contours are ellipses.
 *
 * @param units what slope and intercept are measured in, for people
 * @param slope name of it
 * @param mean of the feature in these units
 * @param sd of the feature in these units
 * @param path slope and intercept after each epoch, with the start before them
 * @param optimum slope and intercept
 */
record Valley(String units, String slope, double mean, double sd, List<double[]> path, double[] optimum) {
    /** Beyond, an ellipse is a line on any screen. */
    private static final double THINNEST = 40;

    private static final int CONTOURS = 7;
    private static final int POINTS = 72;

    boolean isTooThin() {
        return !(Math.abs(mean) / sd <= THINNEST);
    }

    /** How many times longer than wide. */
    double lengthOverWidth() {
        double half = (mean * mean + sd * sd + 1) / 2;
        double root = Math.sqrt(Math.max(0, half * half - sd * sd));
        return (half + root) / sd;
    }

    private boolean isRound() {
        return lengthOverWidth() < 1.5;
    }

    /** @param walk how the path goes in a valley that is longer than wide, as the end of a sentence */
    Chart chart(String title, String walk, boolean othersHeld) {
        String held = othersHeld ? " The other slopes are at their optimum, and the path is seen from above." : "";
        if (isTooThin()) {
            return Chart.told(
                    title,
                    "Not drawn: the feature lies " + Figures.brief(Math.abs(mean) / sd)
                            + " of its own spreads from 0, and the valley is so thin that it would be a line.");
        }
        double[] window = window();
        Drawing drawing = new Drawing()
                .across(Axis.figures("slope of " + slope, window[0], window[1]))
                .up(Axis.figures("intercept", window[2], window[3]));
        double start = above(path.get(0));
        for (int i = 0; i < CONTOURS; i++) {
            contour(drawing, start * StrictMath.pow(4, 1 - i), i);
        }
        path(drawing);
        String shape = isRound()
                ? "The valley is round: every direction is equally steep."
                : "The valley is " + Figures.brief(lengthOverWidth()) + " times longer than wide: " + walk;
        return Chart.drawn(
                title,
                shape + " Each contour is a quarter of the next above the optimum." + held,
                Shape.HALF,
                drawing,
                table());
    }

    private double above(double[] point) {
        double slopeAway = point[0] - optimum[0];
        double u = point[1] - optimum[1] + mean * slopeAway;
        double v = sd * slopeAway;
        return (u * u + v * v) / 2;
    }

    private void contour(Drawing drawing, double level, int index) {
        double radius = Math.sqrt(2 * level);
        String name = Figures.brief(level) + " above the optimum";
        ObjectNode line = drawing.series("line", name)
                .put("showSymbol", false)
                .put("z", 1)
                .put("color", Paint.SKY.id());
        line.putObject("lineStyle")
                .put("width", 1.2)
                .put("opacity", Math.min(1, 0.4 + 0.1 * index))
                .put("color", Paint.SKY.id());
        line.putObject("emphasis").put("disabled", true);
        ArrayNode data = line.putArray("data");
        for (int i = 0; i <= POINTS; i++) {
            double angle = 2 * Math.PI * (i % POINTS) / POINTS;
            double slopeAway = radius * StrictMath.cos(angle) / sd;
            double interceptAway = radius * StrictMath.sin(angle) - mean * slopeAway;
            Drawing.point(data, optimum[0] + slopeAway, optimum[1] + interceptAway);
        }
    }

    private void path(Drawing drawing) {
        ArrayNode way = drawing.line("the descent", Paint.ORANGE, Dash.SOLID);
        path.forEach(point -> Drawing.point(way, point[0], point[1]));
        ObjectNode epochs = drawing.points("an epoch", Paint.ORANGE, 4).put("silent", true);
        ArrayNode marks = epochs.putArray("data");
        path.stream().limit(60).forEach(point -> Drawing.point(marks, point[0], point[1]));
        Drawing.point(
                drawing.points("start", Paint.ORANGE, 9).put("symbol", "rect").putArray("data"),
                path.get(0)[0],
                path.get(0)[1]);
        Drawing.point(
                drawing.points("optimum", Paint.INK, 13)
                        .put("symbol", "diamond")
                        .putArray("data"),
                optimum[0],
                optimum[1]);
        drawing.legend(List.of("the descent", "start", "optimum"));
    }

    /** What the path needs, with a margin. */
    private double[] window() {
        double[] window = {optimum[0], optimum[0], optimum[1], optimum[1]};
        for (double[] point : path) {
            window[0] = Math.min(window[0], point[0]);
            window[1] = Math.max(window[1], point[0]);
            window[2] = Math.min(window[2], point[1]);
            window[3] = Math.max(window[3], point[1]);
        }
        double radius = Math.sqrt(2 * above(path.get(0)));
        widen(window, 0, radius / sd);
        widen(window, 2, radius * Math.sqrt(1 + mean * mean / (sd * sd)));
        return window;
    }

    /**
     * So far beyond the path that contours are seen as such, but not so far that the path is small.
     *
     * @param reach of the contour through the start, along this axis
     */
    private void widen(double[] window, int at, double reach) {
        double extent = Math.max(window[at + 1] - window[at], 0.1 * reach);
        // A path along one axis must not make a round valley look narrow.
        double most = isRound() ? 0.6 * reach : Math.min(0.6 * reach, 0.8 * extent);
        double centre = optimum[at / 2];
        window[at] = Math.min(window[at] - 0.08 * extent, centre - most);
        window[at + 1] = Math.max(window[at + 1] + 0.08 * extent, centre + most);
    }

    private Table table() {
        Table table = new Table("The path over the valley").figures("point", "slope", "intercept", "above the optimum");
        int step = Math.max(1, path.size() / 12);
        for (int i = 0; i < path.size(); i += step) {
            row(table, i == 0 ? "start" : Integer.toString(i), path.get(i));
        }
        row(table, "optimum", optimum);
        return table;
    }

    private void row(Table table, String name, double[] point) {
        table.row(name, Figures.some(point[0]), Figures.some(point[1]), Figures.brief(above(point)));
    }
}
