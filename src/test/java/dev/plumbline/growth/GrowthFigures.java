package dev.plumbline.growth;

import dev.plumbline.document.Axis;
import dev.plumbline.document.Panel;
import dev.plumbline.document.Svg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured as points, the model as lines, both axes logarithmic.
 *
 * @param measured all of it
 * @param model fitted
 */
record GrowthFigures(Measured measured, Model model) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 340;
    private static final double[] LEFT = {58, 440};
    private static final double WIDE = 300;
    private static final double TOP = 36;
    private static final double BOTTOM = 290;
    private static final double DECADE = 10;
    private static final String[] LINES = {"k", "b", "level"};
    private static final String[] DOTS = {"dot", "best", "level"};
    private static final double[] RADIUS = {3.5, 5, 7};

    /** One side of a picture. */
    private record Side(String head, String below, List<Curve> curves) {}

    /** By file name; only those whose stage ran. */
    Map<String, String> all() {
        Map<String, String> pictures = new LinkedHashMap<>();
        put(
                pictures,
                "growth-rows.svg",
                "Seconds against rows: reading CSV, and an epoch",
                new Side("reading CSV", "rows", measured.curves("rows-moments", "rows-cache")),
                new Side("an epoch", "rows", measured.curves("rows-epoch")));
        put(
                pictures,
                "growth-features.svg",
                "Seconds against features, the number of values being the same: an epoch, and moments",
                new Side("an epoch", "features", measured.curves("features-epoch")),
                new Side("exact moments", "features", measured.curves("features-moments")));
        put(
                pictures,
                "growth-partitions.svg",
                "Seconds against partitions: the product, and jobs of as many tasks",
                new Side(
                        "the product",
                        "partitions asked for",
                        measured.curves("partitions-reading", "partitions-epoch")),
                new Side("a job of so many tasks", "tasks", starting("tasks-")));
        put(
                pictures,
                "growth-epochs.svg",
                "Seconds of a whole descent against epochs, and the heap that is alive behind it",
                new Side("a whole descent", "epochs", starting("epochs-")),
                new Side("heap alive behind it, in MB", "epochs", List.of()));
        return pictures;
    }

    private List<Curve> starting(String prefix) {
        return measured.curves().stream()
                .filter(curve -> curve.name().startsWith(prefix))
                .toList();
    }

    private void put(Map<String, String> pictures, String name, String title, Side left, Side right) {
        if (left.curves().isEmpty()) {
            return;
        }
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        seconds(svg, 0, left);
        if (right.curves().isEmpty()) {
            heap(svg, right, left.curves());
        } else {
            seconds(svg, 1, right);
        }
        pictures.put(name, svg.render());
    }

    /** Seconds up, by the model too. */
    private void seconds(Svg svg, int place, Side side) {
        List<double[]> all = new ArrayList<>();
        List<List<double[]>> dots = new ArrayList<>();
        List<List<double[]>> lines = new ArrayList<>();
        for (Curve curve : side.curves()) {
            dots.add(points(curve, false));
            lines.add(points(curve, true));
            all.addAll(points(curve, false));
            all.addAll(points(curve, true));
        }
        Panel panel = panel(svg, place, all).frame(side.head() + ", seconds", side.below(), true);
        for (int i = 0; i < dots.size(); i++) {
            draw(panel, i, dots.get(i), lines.get(i));
        }
        key(svg, LEFT[place], side.curves());
    }

    private List<double[]> points(Curve curve, boolean foretold) {
        return curve.points().stream()
                .map(point -> new double[] {point.x(), foretold ? model.seconds(point.work()) : point.seconds()})
                .filter(point -> Double.isFinite(point[1]) && point[1] > 0)
                .toList();
    }

    private static void heap(Svg svg, Side side, List<Curve> curves) {
        List<double[]> all = new ArrayList<>();
        List<List<double[]>> dots = new ArrayList<>();
        for (Curve curve : curves) {
            dots.add(curve.points().stream()
                    .filter(point -> point.memory().live() > 0)
                    .map(point -> new double[] {point.x(), point.memory().live() / 1e6})
                    .toList());
            all.addAll(dots.get(dots.size() - 1));
        }
        Panel panel = panel(svg, 1, all).frame(side.head(), side.below(), true);
        for (int i = 0; i < dots.size(); i++) {
            draw(panel, i, dots.get(i), List.of());
        }
        key(svg, LEFT[1], curves);
    }

    private static void draw(Panel panel, int i, List<double[]> dots, List<double[]> line) {
        int kind = i % LINES.length;
        if (!line.isEmpty()) {
            panel.curve(LINES[kind], line);
        }
        dots.forEach(dot -> panel.dot(DOTS[kind], dot, RADIUS[kind]));
    }

    private static void key(Svg svg, double left, List<Curve> curves) {
        for (int i = 0; i < curves.size(); i++) {
            int kind = i % LINES.length;
            double y = TOP + 16 + 17 * i;
            svg.line(LINES[kind], left + 10, y, left + 36, y);
            svg.circle(DOTS[kind], left + 23, y, RADIUS[kind]);
            svg.text("small", left + 42, y + 4, "start", curves.get(i).words());
        }
    }

    /** Whole decades around the points, with room for the key above them. */
    private static Panel panel(Svg svg, int place, List<double[]> points) {
        Axis x = axis(points, 0, LEFT[place], LEFT[place] + WIDE);
        Axis y = axis(points, 1, BOTTOM, TOP);
        Axis roomy = new Axis(y.low(), y.high() * DECADE, DECADE, true, BOTTOM, TOP);
        return new Panel(svg, x, roomy);
    }

    private static Axis axis(List<double[]> points, int side, double from, double to) {
        double least = points.stream().mapToDouble(point -> point[side]).min().orElse(1);
        double most = points.stream().mapToDouble(point -> point[side]).max().orElse(1);
        double low = StrictMath.pow(DECADE, Math.floor(StrictMath.log10(least)));
        double high = StrictMath.pow(DECADE, Math.ceil(StrictMath.log10(most)));
        return new Axis(low, Math.max(high, low * DECADE), DECADE, true, from, to);
    }
}
