package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Learning rates over epochs: of the slopes the smallest and the largest, and of the intercept. */
final class RatesChart {
    private static final String TITLE = "Learning rates";

    private RatesChart() {}

    /** @param intercept whether there is one */
    static Chart of(List<HistoryLine> history, boolean intercept) {
        List<Rate> rates = rates(history, intercept);
        if (rates.stream()
                .noneMatch(rate -> history.stream().anyMatch(line -> rate.of().applyAsDouble(line) > 0))) {
            return Chart.told(TITLE, "The optimizer takes its own steps: there are no learning rates.");
        }
        Table table = table(Course.rows(history), rates);
        if (rates.stream().allMatch(rate -> rate.isConstant(history))) {
            return new Chart(TITLE, constant(history, rates), Shape.HALF, Optional.empty(), Optional.of(table));
        }
        Drawing drawing = new Drawing()
                .tellWholeColumn()
                .across(Axis.figures(
                        "epoch",
                        history.get(0).epoch(),
                        history.get(history.size() - 1).epoch()))
                .up(Axis.powers("rate"));
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            ArrayNode data = drawing.line(rate.name(), Paint.of(i), Dash.of(i));
            Course.thin(history, Course.MOST_POINTS)
                    .forEach(line -> Drawing.point(
                            data, line.epoch(), Logarithm.of(rate.of().applyAsDouble(line))));
        }
        drawing.legend(rates.stream().map(Rate::name).toList());
        return Chart.drawn(TITLE, sentence(history, rates), Shape.HALF, drawing, table);
    }

    private static String constant(List<HistoryLine> history, List<Rate> rates) {
        List<String> parts = new ArrayList<>();
        rates.forEach(rate -> parts.add(rate.name() + " " + Figures.some(rate.first(history))));
        return "The rates were the same in every epoch: " + String.join(", ", parts) + ".";
    }

    private static String sentence(List<HistoryLine> history, List<Rate> rates) {
        List<String> parts = new ArrayList<>();
        HistoryLine last = history.get(history.size() - 1);
        rates.forEach(rate -> parts.add(rate.name() + " from " + Figures.some(rate.first(history)) + " to "
                + Figures.some(rate.of().applyAsDouble(last))));
        String halved = last.backOff() > 0 ? "; halved " + last.backOff() + " times because they were not stable" : "";
        return "The rates changed: " + String.join(", ", parts) + halved + ".";
    }

    private static List<Rate> rates(List<HistoryLine> history, boolean intercept) {
        List<Rate> rates = new ArrayList<>();
        boolean one = history.stream().allMatch(line -> smallest(line) == largest(line));
        boolean single = history.get(0).rates().length == 1;
        rates.add(new Rate(one ? single ? "slope" : "slopes" : "slopes, largest", RatesChart::largest));
        if (!one) {
            rates.add(new Rate("slopes, smallest", RatesChart::smallest));
        }
        if (intercept) {
            rates.add(new Rate("intercept", HistoryLine::interceptRate));
        }
        return rates;
    }

    private static double smallest(HistoryLine line) {
        return Arrays.stream(line.rates()).min().orElse(0);
    }

    private static double largest(HistoryLine line) {
        return Arrays.stream(line.rates()).max().orElse(0);
    }

    private static Table table(List<HistoryLine> rows, List<Rate> rates) {
        Table table = new Table("Learning rates in some of the epochs").figures("epoch");
        rates.forEach(rate -> table.figures(rate.name()));
        for (HistoryLine line : rows) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(line.epoch())));
            rates.forEach(rate -> cells.add(Figures.some(rate.of().applyAsDouble(line))));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private record Rate(String name, ToDoubleFunction<HistoryLine> of) {
        boolean isConstant(List<HistoryLine> history) {
            return history.stream().allMatch(line -> of.applyAsDouble(line) == first(history));
        }

        double first(List<HistoryLine> history) {
            return of.applyAsDouble(history.get(0));
        }
    }
}
