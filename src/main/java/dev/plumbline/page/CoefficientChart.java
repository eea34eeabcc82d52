package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.page.Chart.Shape;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;
import java.util.List;

/** Slopes on one scale, with their intervals. */
final class CoefficientChart {
    private static final int MOST = 40;

    private CoefficientChart() {}

    /** Empty where there is one slope, or the columns' spreads are not known. */
    static List<Chart> of(FittedModel model) {
        List<Effect> all = Effect.of(model);
        if (all.size() < 2) {
            return List.of();
        }
        List<Effect> shown = all.subList(0, Math.min(MOST, all.size()));
        Drawing drawing = new Drawing()
                .across(range(
                        shown,
                        "standard deviations of " + Names.brief(model.line().label())
                                + " per standard deviation of the feature"))
                .up(Axis.categories("", shown.stream().map(Effect::name).toList()));
        ArrayNode intervals = drawing.pieces("interval", Paint.BLUE);
        ObjectNode sure = points(drawing, "estimate", "circle", Paint.BLUE);
        ObjectNode open = points(drawing, "estimate, sign not sure", "emptyCircle", Paint.ORANGE);
        for (int i = 0; i < shown.size(); i++) {
            Effect effect = shown.get(i);
            if (effect.hasInterval()) {
                Drawing.piece(intervals, new double[] {effect.low(), i}, new double[] {effect.high(), i});
            }
            Drawing.point((ArrayNode) (effect.mayBeZero() ? open : sure).get("data"), effect.estimate(), i);
        }
        boolean anyOpen = shown.stream().anyMatch(Effect::mayBeZero);
        if (anyOpen) {
            drawing.legend(List.of("estimate", "estimate, sign not sure"));
        }
        Shape shape = shown.size() <= 3 ? Shape.LOW : shown.size() <= 12 ? Shape.WIDE : Shape.TALL;
        return List.of(Chart.drawn("Slopes on one scale", sentence(all, model), shape, drawing, table(shown)));
    }

    private static ObjectNode points(Drawing drawing, String name, String symbol, Paint paint) {
        ObjectNode points = drawing.points(name, paint, 9).put("symbol", symbol).put("z", 3);
        points.putArray("data");
        return points;
    }

    /** With 0, and with the intervals, which do not widen an axis by themselves. */
    private static Axis range(List<Effect> shown, String name) {
        double low = 0;
        double high = 0;
        for (Effect effect : shown) {
            for (double end : new double[] {effect.estimate(), effect.low(), effect.high()}) {
                if (Double.isFinite(end)) {
                    low = Math.min(low, end);
                    high = Math.max(high, end);
                }
            }
        }
        double margin = 0.04 * (high - low);
        return margin > 0 ? Axis.figures(name, low - margin, high + margin) : Axis.figures(name);
    }

    private static String sentence(List<Effect> all, FittedModel model) {
        Effect largest = all.get(0);
        String first = "One standard deviation more of " + largest.name() + " goes with "
                + Figures.some(Math.abs(largest.estimate())) + " standard deviations "
                + (largest.estimate() < 0 ? "less" : "more") + " of "
                + Names.brief(model.line().label()) + (all.size() > 1 ? ", the strongest of " + all.size() : "") + ".";
        long open = all.stream().filter(Effect::mayBeZero).count();
        if (open > 0) {
            return first + " Of " + open + (open == 1 ? " slope" : " slopes") + " the sign is not sure: "
                    + "an open mark, whose interval crosses 0.";
        }
        return all.stream().allMatch(Effect::hasInterval) ? first + " No interval crosses 0." : first;
    }

    private static Table table(List<Effect> shown) {
        Table table =
                new Table("Slopes in standard deviations").words("feature").figures("effect", "from", "to");
        for (Effect effect : shown) {
            int digits = Figures.intervalDigits(effect.low(), effect.high(), 6);
            table.row(
                    effect.name(),
                    Figures.of(effect.estimate(), Math.max(3, digits)),
                    Figures.of(effect.low(), digits),
                    Figures.of(effect.high(), digits));
        }
        return table;
    }
}
