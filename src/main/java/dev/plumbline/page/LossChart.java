package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plumbline.model.Charts;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the loss fell: the error, and how far the objective is above its optimum, where that is known. */
final class LossChart {
    private static final String TITLE = "Loss over epochs";

    private LossChart() {}

    static Chart of(List<HistoryLine> history, Optional<Charts.Descent> descent) {
        HistoryLine last = history.get(history.size() - 1);
        Table table = table(Course.rows(history), descent);
        if (history.size() == 1) {
            return new Chart(
                    TITLE,
                    "One epoch was enough: it ended at mse " + Figures.some(last.mse()) + ".",
                    Shape.HALF,
                    Optional.empty(),
                    Optional.of(table));
        }
        Drawing drawing = new Drawing()
                .tellWholeColumn()
                .across(Axis.figures("epoch", history.get(0).epoch(), last.epoch()))
                .up(Axis.powers("squared units of the label"));
        List<String> names = new ArrayList<>(List.of("mse"));
        ArrayNode errors = drawing.line("mse", Paint.BLUE, Dash.SOLID);
        List<HistoryLine> drawn = Course.thin(history, Course.MOST_POINTS);
        drawn.forEach(line -> Drawing.point(errors, line.epoch(), Logarithm.of(line.mse())));
        if (!Double.isNaN(last.holdoutMse())) {
            names.add("mse held out");
            ArrayNode heldOut = drawing.line("mse held out", Paint.GREEN, Dash.DOTTED);
            drawn.forEach(line -> Drawing.point(heldOut, line.epoch(), Logarithm.of(line.holdoutMse())));
        }
        descent.ifPresent(end -> {
            names.add("objective above optimum");
            ArrayNode above = drawing.line("objective above optimum", Paint.ORANGE, Dash.DASHED);
            drawn.forEach(line -> Drawing.point(above, line.epoch(), Logarithm.of(above(line, end))));
        });
        drawing.legend(names);
        return Chart.drawn(TITLE, sentence(history, descent), Shape.HALF, drawing, table);
    }

    /** Nothing, where what is left is rounding. */
    private static double above(HistoryLine line, Charts.Descent descent) {
        double above = line.objective() - descent.objective();
        return above > 4 * Math.ulp(descent.objective()) ? above : Double.NaN;
    }

    private static String sentence(List<HistoryLine> history, Optional<Charts.Descent> descent) {
        HistoryLine first = history.get(0);
        HistoryLine last = history.get(history.size() - 1);
        String fell = "The mse went from " + Figures.some(first.mse()) + " after the first epoch to "
                + Figures.some(last.mse()) + " after epoch " + last.epoch();
        if (descent.isEmpty()) {
            return fell + ".";
        }
        double left = above(last, descent.get());
        return fell
                + (Double.isNaN(left)
                        ? "; the objective is at its optimum to the last digit."
                        : "; the objective is still " + Figures.brief(left) + " above its optimum.");
    }

    private static Table table(List<HistoryLine> rows, Optional<Charts.Descent> descent) {
        Table table = new Table("Loss after some of the epochs").figures("epoch", "objective", "mse", "held out");
        table.figures("above optimum", "gradient norm");
        for (HistoryLine line : rows) {
            table.row(
                    Long.toString(line.epoch()),
                    Figures.of(line.objective()),
                    Figures.of(line.mse()),
                    Figures.of(line.holdoutMse()),
                    descent.map(end -> Figures.brief(line.objective() - end.objective()))
                            .orElse("-"),
                    Figures.brief(line.gradientNorm()));
        }
        return table;
    }
}
