package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Change;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Dash;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.page.RunPage.Night;
import dev.plumbline.page.RunPage.Term;
import dev.plumbline.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From night to night: the error, and the terms that moved most. */
final class TrendCharts {
    private static final int MOST_TERMS = 5;
    /** Of more nights marks would be a band. */
    private static final int MOST_MARKS = 31;

    private TrendCharts() {}

    static List<Chart> of(List<Night> nights, Optional<Change> change) {
        if (nights.size() < 2) {
            return List.of();
        }
        List<Chart> charts = new ArrayList<>();
        charts.add(error(nights));
        for (String term : terms(nights.get(nights.size() - 1), change)) {
            charts.add(term(nights, term));
        }
        return charts;
    }

    /** All of a few; of many those that moved most in the last night. */
    private static List<String> terms(Night last, Optional<Change> change) {
        List<String> all = last.terms().stream().map(Term::name).toList();
        if (all.size() <= MOST_TERMS) {
            return all;
        }
        List<String> moved = change.stream()
                .flatMap(each -> each.terms().stream())
                .filter(Change.Term::isInBoth)
                .map(Change.Term::name)
                .filter(all::contains)
                .distinct()
                .limit(MOST_TERMS)
                .toList();
        return moved.isEmpty() ? all.subList(0, MOST_TERMS) : moved;
    }

    private static Chart error(List<Night> nights) {
        Drawing drawing = frame(nights, Axis.figures("rmse"));
        ArrayNode line = line(drawing, "rmse", nights.size());
        nights.forEach(night -> Drawing.number(line, night.rmse()));
        Table table = new Table("Error by version").words("version").figures("rows", "rmse");
        for (Night night : nights) {
            table.row(named(night), Long.toString(night.rows()), Figures.of(night.rmse()));
        }
        double first = nights.get(0).rmse();
        double last = nights.get(nights.size() - 1).rmse();
        String sentence = "Over " + nights.size() + " versions the rmse went from " + Figures.some(first) + " to "
                + Figures.some(last) + ".";
        return Chart.drawn("Error by version", sentence, Shape.SMALL, drawing, table);
    }

    private static Chart term(List<Night> nights, String name) {
        String label = Names.brief(name);
        Drawing drawing = frame(nights, range(nights, name, label));
        ArrayNode intervals = drawing.pieces("interval", Paint.EDGE);
        ArrayNode line = line(drawing, label, nights.size());
        Table table = new Table(label + " by version").words("version").figures("estimate", "from", "to");
        for (int i = 0; i < nights.size(); i++) {
            Term term = find(nights.get(i), name);
            Drawing.number(line, term.estimate());
            if (Double.isFinite(term.low()) && Double.isFinite(term.high())) {
                Drawing.piece(intervals, new double[] {i, term.low()}, new double[] {i, term.high()});
            }
            int digits = Figures.intervalDigits(term.low(), term.high(), 8);
            table.row(
                    named(nights.get(i)),
                    Figures.of(term.estimate(), digits),
                    Figures.of(term.low(), digits),
                    Figures.of(term.high(), digits));
        }
        return Chart.drawn(label, sentence(nights, name), Shape.SMALL, drawing, table);
    }

    private static String sentence(List<Night> nights, String name) {
        Term last = find(nights.get(nights.size() - 1), name);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Night night : nights) {
            double estimate = find(night, name).estimate();
            if (!Double.isNaN(estimate)) {
                low = Math.min(low, estimate);
                high = Math.max(high, estimate);
            }
        }
        int digits = Math.max(3, Figures.intervalDigits(low, high, 8));
        return "Between " + Figures.of(low, digits) + " and " + Figures.of(high, digits) + ", now "
                + Figures.of(last.estimate(), digits) + ".";
    }

    private static Term find(Night night, String name) {
        return night.terms().stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElse(new Term(name, Double.NaN, Double.NaN, Double.NaN));
    }

    private static String named(Night night) {
        return night.version() + (night.current() ? " (current)" : "");
    }

    private static Drawing frame(List<Night> nights, Axis up) {
        Drawing drawing = new Drawing()
                .tellWholeColumn()
                .across(Axis.categories("", nights.stream().map(Night::version).toList()))
                .up(up);
        // The last name stands in the middle below its point.
        ((ObjectNode) drawing.option().get("grid")).put("right", 38);
        return drawing;
    }

    /** Pieces do not widen an axis by themselves. */
    private static Axis range(List<Night> nights, String name, String label) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Night night : nights) {
            Term term = find(night, name);
            for (double end : new double[] {term.estimate(), term.low(), term.high()}) {
                if (Double.isFinite(end)) {
                    low = Math.min(low, end);
                    high = Math.max(high, end);
                }
            }
        }
        double margin = 0.05 * (high - low);
        return margin > 0 ? Axis.figures(label, low - margin, high + margin) : Axis.figures(label);
    }

    private static ArrayNode line(Drawing drawing, String name, int nights) {
        ArrayNode data = drawing.line(name, Paint.BLUE, Dash.SOLID);
        ObjectNode series = (ObjectNode) drawing.option()
                .withArray("series")
                .get(drawing.option().withArray("series").size() - 1);
        series.put("showSymbol", nights <= MOST_MARKS)
                .put("showAllSymbol", true)
                .put("symbolSize", 5)
                .put("z", 3);
        return data;
    }
}
