package dev.plumbline.report;

import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Landscape;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.RowAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explanations for the tests of this package. */
final class Explanations {
    private Explanations() {}

    /** The article's problem: x uniform in 0 to 100, k = 3, b = 4. */
    static Explanation article() {
        double largest = 3334.25;
        double smallest = 0.249975;
        return new Explanation(
                new RowAccount(10_002, 10_000, 2, 0, Map.of("missing", 2L)),
                List.of(
                        new ColumnProfile("x", 10_000, 2, 0.00312, 99.9987, 50.0123, 28.8675),
                        new ColumnProfile("flag", 10_000, 0, 1, 1, 1, 0),
                        new ColumnProfile("y", 10_000, 0, 2.5, 305.25, 154.04, 86.6)),
                List.of(
                        new Landscape(
                                CoordinateSystem.RAW,
                                largest,
                                smallest,
                                largest / smallest,
                                13.93,
                                2 / largest,
                                List.of(
                                        new Landscape.Parameter("x", 3333.5, 0.000321, 0.0003),
                                        new Landscape.Parameter("intercept", 1, 1.0718, 1))),
                        new Landscape(
                                CoordinateSystem.STANDARDIZED,
                                1,
                                1,
                                1,
                                1,
                                2,
                                List.of(
                                        new Landscape.Parameter("x", 1, 2, 1),
                                        new Landscape.Parameter("intercept", 1, 2, 1)))),
                List.of(
                        forecast("one rate for all", CoordinateSystem.RAW, Forecast.Ends.LATER, 100_000, 15354),
                        forecast("a rate for each parameter", CoordinateSystem.RAW, Forecast.Ends.CONVERGES, 224, 16),
                        forecast("standardized", CoordinateSystem.STANDARDIZED, Forecast.Ends.CONVERGES, 1, Double.NaN),
                        forecast("the chosen rates", CoordinateSystem.RAW, Forecast.Ends.DIVERGES, 12, Double.NaN)),
                "auto takes gd, which is forecast to converge in 1 epoch, within the 450 of --epochs.",
                List.of(new Finding(
                        "PL101",
                        Finding.Severity.WARNING,
                        "Column 'flag' has the one value 1 in all rows, so that no slope can be told.",
                        "leave it out with --features, or give --drop-unusable")));
    }

    static Explanation wide(int features) {
        List<ColumnProfile> columns = new ArrayList<>();
        List<Landscape.Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            double offset = j == 77 ? 1e9 : 1 + j / 1000.0;
            columns.add(new ColumnProfile("x" + j, 500, j == 150 ? 3 : 0, offset - 1, offset + 1, offset, 0.5));
            parameters.add(new Landscape.Parameter("x" + j, j == 77 ? 1e18 : j == 33 ? 1e-3 : 100 + j, 0.5, 0.25));
        }
        columns.set(199, new ColumnProfile("x199", 0, 500, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        columns.add(new ColumnProfile("y", 500, 0, 0, 1, 0.5, 0.25));
        parameters.add(new Landscape.Parameter("intercept", 1, 0.5, 0.25));
        return new Explanation(
                new RowAccount(500, 500, 0, 0, Map.of()),
                columns,
                List.of(new Landscape(
                        CoordinateSystem.RAW,
                        1e18,
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        2e-18,
                        parameters)),
                List.of(),
                "",
                List.of());
    }

    private static Forecast forecast(
            String way, CoordinateSystem coordinates, Forecast.Ends ends, long epochs, double perDigit) {
        return new Forecast(way, coordinates, "gd", ends, epochs, perDigit);
    }
}
