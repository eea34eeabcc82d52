package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** Each feature against the label: the data as density, with the fitted line and its confidence band. */
final class DensityCharts {
    private static final int ONE = 64;
    private static final int SEVERAL = 32;
    private static final int BAND_POINTS = 41;

    private DensityCharts() {}

    static List<Chart> of(FittedModel model, List<Charts.Feature> densities) {
        List<Chart> charts = new ArrayList<>();
        boolean single = model.line().features().size() == 1;
        for (int j = 0; j < densities.size() && j < model.line().features().size(); j++) {
            Heat heat = Heat.of(densities.get(j).density(), densities.size() > 4 ? SEVERAL : ONE);
            if (!heat.isEmpty()) {
                charts.add(chart(heat, new Ray(model, j), single));
            }
        }
        return charts;
    }

    private static Chart chart(Heat heat, Ray ray, boolean single) {
        Drawing drawing = heat.draw(ray.feature(), ray.label(), single);
        if (ray.hasBand()) {
            band(drawing, heat, ray);
        }
        ArrayNode line = drawing.line("fitted line", Paint.RED, Dash.SOLID);
        for (double x : new double[] {heat.left(), heat.right()}) {
            Drawing.point(line, x, ray.at(x));
        }
        ((ObjectNode) drawing.option().get("tooltip")).put("formatter", "#cell");
        return Chart.drawn(
                ray.feature(), sentence(heat, ray), single ? Shape.WIDE : Shape.SMALL, drawing, table(heat, ray));
    }

    /** Its two edges, so that no row behind it is hidden. */
    private static void band(Drawing drawing, Heat heat, Ray ray) {
        for (int side = -1; side <= 1; side += 2) {
            ArrayNode edge = drawing.line("confidence band", Paint.RED, Dash.DOTTED);
            for (int i = 0; i < BAND_POINTS; i++) {
                double x = heat.left() + (heat.right() - heat.left()) * i / (BAND_POINTS - 1);
                Drawing.point(edge, x, ray.at(x) + side * ray.halfBand(x));
            }
        }
    }

    private static String sentence(Heat heat, Ray ray) {
        String slope =
                "One more of " + ray.feature() + " goes with " + Figures.some(ray.slope()) + " of " + ray.label();
        if (!ray.hasBand()) {
            return slope + ".";
        }
        double most = Math.max(ray.halfBand(heat.left()), ray.halfBand(heat.right()));
        double share = 2 * most / (heat.top() - heat.bottom());
        return slope
                + (share < 0.01
                        ? "; the confidence band is narrower than the line is drawn (at most \u00b1"
                        : "; the dotted confidence band is at most \u00b1")
                + Figures.brief(most)
                + (share < 0.01 ? ")." : ".");
    }

    private static Table table(Heat heat, Ray ray) {
        Table table = new Table(ray.label() + " by " + ray.feature())
                .figures("from", "to", "rows", "10 %", "median", "90 %", "line in the middle");
        int[] groups = heat.groups(heat.columns() > SEVERAL ? 12 : 8);
        for (int i = 0; i + 1 < groups.length; i++) {
            Spread spread = heat.spread(groups[i], groups[i + 1]);
            double left = heat.edge(groups[i]);
            double right = heat.edge(groups[i + 1]);
            table.row(
                    Figures.some(left),
                    Figures.some(right),
                    Long.toString(spread.count()),
                    Figures.some(spread.quantile(0.1)),
                    Figures.some(spread.quantile(0.5)),
                    Figures.some(spread.quantile(0.9)),
                    Figures.some(ray.at((left + right) / 2)));
        }
        return table;
    }
}
