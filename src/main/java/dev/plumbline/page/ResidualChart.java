package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Density;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;

/** Residuals against prediction: whether they fan out or bend. */
final class ResidualChart {
    private static final String TITLE = "Residuals against prediction";
    private static final int MOST_CELLS = 64;
    private static final int GROUPS = 12;
    /** Fewer in a group tell nothing about a spread. */
    private static final int FEWEST_ROWS = 20;

    private ResidualChart() {}

    static Chart of(Density density) {
        Heat heat = Heat.of(density, MOST_CELLS);
        if (heat.isEmpty()
                || heat.bottom() <= 0 && heat.top() >= 0 && density.up().width() < Double.MIN_NORMAL) {
            return Chart.told(TITLE, "Every residual is 0: the line goes through all rows.");
        }
        Drawing drawing = heat.draw("prediction", "residual: prediction - label", true);
        ArrayNode zero = drawing.line("residual 0", Paint.INK, Dash.DASHED);
        Drawing.point(zero, heat.left(), 0);
        Drawing.point(zero, heat.right(), 0);
        ArrayNode means = drawing.line("mean of the residuals", Paint.RED, Dash.SOLID);
        int[] groups = heat.groups(GROUPS);
        for (int i = 0; i + 1 < groups.length; i++) {
            Spread spread = heat.spread(groups[i], groups[i + 1]);
            if (spread.count() >= FEWEST_ROWS) {
                Drawing.point(means, (heat.edge(groups[i]) + heat.edge(groups[i + 1])) / 2, spread.mean());
            }
        }
        ((ObjectNode) drawing.option().get("tooltip")).put("formatter", "#cell");
        return Chart.drawn(TITLE, sentence(heat), Shape.HALF, drawing, table(heat));
    }

    private static String sentence(Heat heat) {
        int columns = heat.columns();
        Spread all = heat.spread(0, columns);
        if (columns < 3 || all.count() < 3L * FEWEST_ROWS || !(all.sd() > 0)) {
            return "Too few rows or predictions to say how the residuals are spread.";
        }
        int[] thirds = thirds(heat, all.count());
        Spread low = heat.spread(0, thirds[0]);
        Spread middle = heat.spread(thirds[0], thirds[1]);
        Spread high = heat.spread(thirds[1], columns);
        return fan(low, high) + " " + bend(middle.mean() - (low.mean() + high.mean()) / 2, all.sd());
    }

    private static String fan(Spread low, Spread high) {
        double ratio = high.sd() / low.sd();
        if (ratio > 1.5) {
            return "The residuals fan out: their spread is " + Figures.brief(ratio)
                    + " times larger at high predictions than at low ones.";
        }
        if (ratio < 1 / 1.5) {
            return "The residuals fan out downwards: their spread is " + Figures.brief(1 / ratio)
                    + " times larger at low predictions than at high ones.";
        }
        return "The residuals are spread about evenly over the predictions.";
    }

    private static String bend(double middle, double sd) {
        if (Math.abs(middle) < 0.25 * sd) {
            return "Their mean keeps near 0: no bend that a line would miss.";
        }
        return "They bend: in the middle their mean is " + Figures.brief(Math.abs(middle) / sd)
                + " standard deviations " + (middle > 0 ? "above" : "below")
                + " that of the ends, so a line does not describe all of it.";
    }

    /** Columns that cut the rows into thirds, each with one column at least. */
    private static int[] thirds(Heat heat, long count) {
        int[] cuts = new int[2];
        long below = 0;
        for (int column = 0; column < heat.columns(); column++) {
            below += heat.spread(column, column + 1).count();
            if (cuts[0] == 0 && 3 * below >= count) {
                cuts[0] = column + 1;
            }
            if (cuts[1] == 0 && 3 * below >= 2 * count) {
                cuts[1] = column + 1;
            }
        }
        cuts[0] = Math.min(cuts[0], heat.columns() - 2);
        cuts[1] = Math.max(cuts[0] + 1, Math.min(cuts[1], heat.columns() - 1));
        return cuts;
    }

    private static Table table(Heat heat) {
        Table table = new Table("Residuals by prediction")
                .figures("prediction from", "to", "rows", "mean residual", "sd", "10 %", "90 %");
        int[] groups = heat.groups(GROUPS);
        for (int i = 0; i + 1 < groups.length; i++) {
            Spread spread = heat.spread(groups[i], groups[i + 1]);
            table.row(
                    Figures.some(heat.edge(groups[i])),
                    Figures.some(heat.edge(groups[i + 1])),
                    Long.toString(spread.count()),
                    Figures.brief(spread.mean()),
                    Figures.brief(spread.sd()),
                    Figures.brief(spread.quantile(0.1)),
                    Figures.brief(spread.quantile(0.9)));
        }
        return table;
    }
}
