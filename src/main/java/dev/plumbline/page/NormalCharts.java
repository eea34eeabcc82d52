package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.explain.StandardNormal;
import dev.plumbline.model.Histogram;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.Arrays;
import java.util.List;

/** Residuals beside a normal distribution of their own mean and spread: the histogram, and quantile by quantile. */
final class NormalCharts {
    private static final int MOST_BARS = 60;
    private static final int CURVE_POINTS = 121;
    private static final int QUANTILES = 81;
    private static final double[] TOLD = {0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999};
    /** From here on the tails are compared, in standard deviations. */
    private static final double TAIL = 2;

    private NormalCharts() {}

    static List<Chart> of(Histogram histogram) {
        Spread all = new Spread(histogram.from(), histogram.width(), histogram.counts());
        if (all.count() < 3 || !(all.sd() > 0)) {
            return List.of(Chart.told("Residual histogram", "Every residual is the same: there is nothing to draw."));
        }
        return List.of(bars(all), quantiles(all));
    }

    private static Chart bars(Spread all) {
        Spread drawn = all;
        int[] occupied = occupied(drawn.counts());
        while (occupied[1] - occupied[0] + 1 > MOST_BARS) {
            drawn = halved(drawn);
            occupied = occupied(drawn.counts());
        }
        double left = drawn.from() + drawn.width() * occupied[0];
        double right = drawn.from() + drawn.width() * (occupied[1] + 1);
        Drawing drawing = new Drawing()
                .tellWholeColumn()
                .across(Axis.figures("residual: prediction - label", left, right))
                .up(Axis.figures("rows"));
        drawing.option().withArray("yAxis").forEach(axis -> ((ObjectNode) axis).put("scale", false));
        bars(drawing, drawn, occupied);
        ArrayNode curve = drawing.line("normal curve", Paint.RED, Dash.DASHED);
        double height = all.count() * drawn.width() / (all.sd() * Math.sqrt(2 * Math.PI));
        for (int i = 0; i < CURVE_POINTS; i++) {
            double x = left + (right - left) * i / (CURVE_POINTS - 1);
            double z = (x - all.mean()) / all.sd();
            Drawing.point(curve, x, height * StrictMath.exp(-z * z / 2));
        }
        drawing.legend(List.of("residuals", "normal curve"));
        return Chart.drawn("Residual histogram", spread(all), Shape.HALF, drawing, table(drawn, occupied));
    }

    private static void bars(Drawing drawing, Spread drawn, int[] occupied) {
        ObjectNode bars = drawing.series("line", "residuals")
                .put("step", "end")
                .put("showSymbol", false)
                .put("color", Paint.BLUE.id());
        bars.putObject("lineStyle").put("width", 1).put("color", Paint.BLUE.id());
        bars.putObject("areaStyle").put("opacity", 0.35).put("color", Paint.BLUE.id());
        ArrayNode data = bars.putArray("data");
        for (int i = occupied[0]; i <= occupied[1]; i++) {
            double edge = drawn.from() + drawn.width() * i;
            if (i == occupied[0]) {
                Drawing.point(data, edge, drawn.counts()[i]);
            }
            Drawing.point(data, edge + drawn.width(), drawn.counts()[i]);
        }
    }

    private static String spread(Spread all) {
        return "Half of the rows are predicted within " + Figures.brief(halfWidth(all, 0.25)) + ", 95 % within about "
                + Figures.brief(halfWidth(all, 0.025)) + ".";
    }

    private static double halfWidth(Spread all, double tail) {
        return (all.quantile(1 - tail) - all.quantile(tail)) / 2;
    }

    private static Table table(Spread drawn, int[] occupied) {
        Table table = new Table("Residuals").figures("from", "to", "rows");
        int step = (occupied[1] - occupied[0]) / 16 + 1;
        for (int i = occupied[0]; i <= occupied[1]; i += step) {
            int end = Math.min(i + step, occupied[1] + 1);
            long rows = Arrays.stream(drawn.counts(), i, end).sum();
            table.row(
                    Figures.some(drawn.from() + drawn.width() * i),
                    Figures.some(drawn.from() + drawn.width() * end),
                    Long.toString(rows));
        }
        return table;
    }

    private static Chart quantiles(Spread all) {
        double farthest = Math.max(1, StandardNormal.quantile(1 - 0.5 / Math.max(4, all.count())));
        Drawing drawing = new Drawing()
                .across(Axis.figures("standard deviations of a normal distribution", -farthest, farthest))
                .up(Axis.figures("standard deviations of the residuals"));
        ArrayNode diagonal = drawing.line("as a normal distribution", Paint.INK, Dash.DASHED);
        Drawing.point(diagonal, -farthest, -farthest);
        Drawing.point(diagonal, farthest, farthest);
        ArrayNode points = drawing.points("residuals", Paint.BLUE, 5).putArray("data");
        for (int i = 0; i < QUANTILES; i++) {
            double z = farthest * (2.0 * i / (QUANTILES - 1) - 1);
            Drawing.point(points, z, standardized(all, StandardNormal.probability(z)));
        }
        drawing.legend(List.of("residuals", "as a normal distribution"));
        return Chart.drawn(
                "Residual quantiles against the normal", tails(all, farthest), Shape.HALF, drawing, told(all));
    }

    private static double standardized(Spread all, double share) {
        return (all.quantile(share) - all.mean()) / all.sd();
    }

    private static String tails(Spread all, double farthest) {
        double low = tail(all, farthest, -1);
        double high = tail(all, farthest, 1);
        if (Math.max(low, high) > 1.2) {
            String side =
                    low > 1.2 && high > 1.2 ? "Both tails are" : low > high ? "The lower tail is" : "The upper tail is";
            return side + " heavier than those of a normal distribution: up to " + Figures.brief(Math.max(low, high))
                    + " times as far out.";
        }
        if (Math.max(low, high) < 0.85) {
            return "The tails are lighter than those of a normal distribution: large errors are rarer.";
        }
        return "The points follow the diagonal: the residuals are spread as a normal distribution is.";
    }

    /** How many times farther out than normal, where it is most, of what more than a few rows tell. */
    private static double tail(Spread all, double farthest, int side) {
        double most = 0;
        for (double z = TAIL; z <= TAIL + 4; z += 0.25) {
            double at = Math.min(z, 0.85 * farthest);
            most = Math.max(most, side * standardized(all, StandardNormal.probability(side * at)) / at);
        }
        return most;
    }

    private static Table told(Spread all) {
        Table table = new Table("Quantiles of the residuals").figures("share of rows below", "residual", "if normal");
        for (double share : TOLD) {
            table.row(
                    Figures.of(100 * share) + " %",
                    Figures.some(all.quantile(share)),
                    Figures.some(all.mean() + all.sd() * StandardNormal.quantile(share)));
        }
        return table;
    }

    private static int[] occupied(long[] counts) {
        int first = 0;
        int last = counts.length - 1;
        while (first < last && counts[first] == 0) {
            first++;
        }
        while (last > first && counts[last] == 0) {
            last--;
        }
        return new int[] {first, last};
    }

    private static Spread halved(Spread fine) {
        long[] counts = new long[(fine.counts().length + 1) / 2];
        for (int i = 0; i < fine.counts().length; i++) {
            counts[i / 2] += fine.counts()[i];
        }
        return new Spread(fine.from(), fine.width() * 2, counts);
    }
}
