package dev.plumbline.story;

import dev.plumbline.document.Axis;
import dev.plumbline.document.Panel;
import dev.plumbline.document.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of the story. */
final class Figures {
    private static final double LEAST_ERROR = 1e-12;
    private static final double MOST_ERROR = 10;
    private static final int LEVELS = 7;
    private static final int[] MARKED = {1, 10, 100, 450};

    private final Points points;
    private final Ways ways;

    Figures(Points points, Ways ways) {
        this.points = points;
        this.ways = ways;
    }

    /** The errors of k and b against epochs, for three ways. */
    String convergence() {
        Svg svg = new Svg(
                760, 330, "Error of k and of b after each epoch: one rate, a rate each, centred and scaled; log scale");
        List<Way> shown = List.of(ways.first(), ways.rateEach(), ways.centred());
        for (int i = 0; i < shown.size(); i++) {
            double left = 52 + 238 * i;
            Panel panel = new Panel(
                    svg,
                    new Axis(0, Story.EPOCHS, 150, false, left, left + 212),
                    new Axis(LEAST_ERROR, MOST_ERROR, 1000, true, 270, 36));
            panel.frame(shown.get(i).name(), "epochs", i == 0);
            List<double[]> errors = shown.get(i).errors(points, Story.EPOCHS);
            panel.curve("k", against(errors, 0));
            panel.curve("b", against(errors, 1));
            key(svg, left + 18, 250);
        }
        return svg.render();
    }

    private static void key(Svg svg, double left, double y) {
        svg.line("k", left, y - 20, left + 26, y - 20);
        svg.text("small", left + 32, y - 16, "start", "error of k");
        svg.line("b", left, y, left + 26, y);
        svg.text("small", left + 32, y + 4, "start", "error of b");
    }

    private static List<double[]> against(List<double[]> errors, int parameter) {
        return IntStream.range(0, errors.size())
                .mapToObj(epoch -> new double[] {epoch, Math.abs(errors.get(epoch)[parameter])})
                .toList();
    }

    /** The way over the loss: raw, and centred and scaled, each with equal units to both sides. */
    String valley() {
        Svg svg = new Svg(
                760,
                460,
                "Lines of equal loss over both parameters, and the way of the descent: a long valley, a round bowl");
        Panel raw = new Panel(svg, new Axis(-0.5, 5, 1, false, 52, 352), new Axis(-0.5, 6.5, 1, false, 418, 36.2));
        raw(raw);
        Panel round = new Panel(svg, new Axis(-8, 20, 4, false, 436, 736), new Axis(-24, 11.6, 4, false, 418, 36.2));
        round(round);
        return svg.render();
    }

    private void raw(Panel panel) {
        double[] best = {points.k(), points.b()};
        panel.frame("k and b as they are: " + ways.first().name(), "k (across), b (up)", true);
        contours(panel, Bowl.of(points.meanX(), points.meanSquareX()), best, best);
        List<double[]> walk = ways.first().errors(points, Story.EPOCHS).stream()
                .map(error -> new double[] {best[0] + error[0], best[1] + error[1]})
                .toList();
        path(panel, walk, best);
        for (int epoch : MARKED) {
            panel.dot("dot", walk.get(epoch), 3);
            panel.note(walk.get(epoch), 8, 4, "epoch " + epoch);
        }
    }

    private void round(Panel panel) {
        double[] best = {points.k() * points.spreadOfX(), points.b() + points.k() * points.meanX() - points.meanY()};
        panel.frame(ways.centred().name(), "k x sd of x (across), prediction in the middle - mean of y (up)", true);
        List<double[]> walk = ways.centred().walk(points, 1).stream()
                .map(at -> new double[] {at.hi(0), at.hi(1)})
                .toList();
        contours(panel, new Bowl(new double[][] {{1, 0}, {0, 1}}), best, new double[] {
            best[0] - walk.get(0)[0], best[1] - walk.get(0)[1]
        });
        path(panel, walk, best);
        panel.note(walk.get(1), 8, -6, "epoch 1");
    }

    /** Each line a quarter of the loss of the one around it, from that of the start. */
    private static void contours(Panel panel, Bowl bowl, double[] best, double[] way) {
        double excess = bowl.excess(way[0], way[1]);
        for (int i = 0; i < LEVELS; i++) {
            List<double[]> line = new ArrayList<>();
            for (double[] error : bowl.contour(excess)) {
                line.add(new double[] {best[0] + error[0], best[1] + error[1]});
            }
            panel.curve("level", line);
            excess /= 4;
        }
    }

    private static void path(Panel panel, List<double[]> walk, double[] best) {
        panel.curve("path", walk);
        panel.dot("dot", walk.get(0), 3);
        panel.note(walk.get(0), 8, 4, "start");
        panel.dot("best", best, 6);
    }
}
