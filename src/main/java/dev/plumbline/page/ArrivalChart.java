package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Each parameter's way to its optimum on one scale: the share of the way that is left. */
final class ArrivalChart {
    private static final String TITLE = "Who arrives when";
    /** Of the way: what is nearer than that has arrived. */
    private static final double ARRIVED = 0.01;

    private ArrivalChart() {}

    static Chart of(List<HistoryLine> history, List<Journey> journeys) {
        List<Journey> shown = Journey.telling(journeys, history);
        HistoryLine last = history.get(history.size() - 1);
        Table table = table(Course.rows(history), shown);
        if (history.size() == 1 || shown.isEmpty()) {
            String why = shown.isEmpty()
                    ? "Every parameter began at its optimum: there was no way to go."
                    : "One epoch was enough: what is left of each parameter's way stands in the table.";
            return new Chart(TITLE, why, Shape.HALF, Optional.empty(), Optional.of(table));
        }
        Drawing drawing = new Drawing()
                .tellWholeColumn()
                .across(Axis.figures("epoch", history.get(0).epoch(), last.epoch()))
                .up(Axis.powers("share of the way that is left"));
        List<HistoryLine> drawn = Course.thin(history, shown.size() > 2 ? 200 : Course.MOST_POINTS);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Journey journey = shown.get(i);
            names.add(journey.label());
            ArrayNode data = drawing.line(journey.label(), Paint.of(i), Dash.of(i));
            drawn.forEach(line -> Drawing.point(data, line.epoch(), Logarithm.of(journey.left(line))));
        }
        drawing.legend(names);
        return Chart.drawn(TITLE, sentence(history, shown, journeys.size()), Shape.HALF, drawing, table);
    }

    private static String sentence(List<HistoryLine> history, List<Journey> shown, int all) {
        String arrivals = shown.stream()
                .map(journey -> journey.label() + " " + arrival(journey, history))
                .collect(Collectors.joining(", "));
        String some = shown.size() < all
                ? "The last to arrive of those that have far to go, out of " + all + " parameters. "
                : "";
        return some + "Within 1 % of the way from the start to the optimum: " + arrivals + ".";
    }

    private static String arrival(Journey journey, List<HistoryLine> history) {
        long epoch = journey.arrival(history, ARRIVED);
        return epoch < 0 ? "not yet" : "from epoch " + epoch;
    }

    private static Table table(List<HistoryLine> rows, List<Journey> shown) {
        Table table = new Table("Share of the way to the optimum that is left").figures("epoch");
        shown.forEach(journey -> table.figures(journey.label()));
        for (HistoryLine line : rows) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(line.epoch())));
            shown.forEach(journey -> cells.add(Figures.brief(journey.left(line))));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }
}
