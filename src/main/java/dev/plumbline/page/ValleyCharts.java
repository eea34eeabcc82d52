package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.List;

/** The valley in the units of the table and, where they are not these, in the coordinates descended in. */
final class ValleyCharts {
    private static final int MOST_POINTS = 200;

    private ValleyCharts() {}

    static List<Chart> of(FittedModel model, Charts.Descent descent, List<HistoryLine> history, List<Journey> ways) {
        if (!model.line().hasIntercept() || model.profile().isEmpty() || ways.isEmpty()) {
            return List.of();
        }
        int feature = Journey.longest(ways);
        ColumnProfile column = model.profile().get(feature);
        if (!(column.sd() > 0)) {
            return List.of();
        }
        String name = Names.brief(column.name());
        boolean more = descent.coefficients().length > 1;
        List<Point> points = points(history, ways, descent);
        boolean raw = descent.coordinates() == CoordinateSystem.RAW;
        double centre = raw ? 0 : descent.centre()[feature];
        double scale = descent.scale()[feature];
        Valley table = new Valley(
                "of the table",
                name,
                column.mean(),
                column.sd(),
                points.stream().map(point -> raw(point, feature, descent)).toList(),
                raw(optimum(descent), feature, descent));
        Valley descended = new Valley(
                "descended in",
                name,
                (column.mean() - centre) / scale,
                column.sd() / scale,
                points.stream().map(point -> descended(point, feature)).toList(),
                descended(optimum(descent), feature));
        boolean same = raw || centre == 0 && scale == 1;
        List<Chart> charts = new ArrayList<>();
        charts.add(table.chart("The valley, in the table's units", more));
        if (!same) {
            charts.add(descended.chart("The valley that was descended, standardized", more));
        }
        return charts;
    }

    private static List<Point> points(List<HistoryLine> history, List<Journey> ways, Charts.Descent descent) {
        List<Point> points = new ArrayList<>();
        double[] start = descent.coefficients().clone();
        double intercept = descent.intercept();
        for (Journey way : ways) {
            if (way.feature() < 0) {
                intercept = way.start();
            } else {
                start[way.feature()] = way.start();
            }
        }
        points.add(new Point(intercept, start));
        Course.thin(history, MOST_POINTS).forEach(line -> points.add(new Point(line.intercept(), line.coefficients())));
        return points;
    }

    private static Point optimum(Charts.Descent descent) {
        return new Point(descent.intercept(), descent.coefficients());
    }

    private static double[] raw(Point point, int feature, Charts.Descent descent) {
        double intercept = descent.labelCentre() + point.intercept();
        boolean centred = descent.coordinates() == CoordinateSystem.STANDARDIZED;
        for (int j = 0; centred && j < point.coefficients().length; j++) {
            intercept -= point.coefficients()[j] / descent.scale()[j] * descent.centre()[j];
        }
        return new double[] {point.coefficients()[feature] / descent.scale()[feature], intercept};
    }

    private static double[] descended(Point point, int feature) {
        return new double[] {point.coefficients()[feature], point.intercept()};
    }

    /** In the coordinates descended in. */
    private record Point(double intercept, double[] coefficients) {}
}
