package dev.plumbline.report;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.TermStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fitted models for the tests of this package. */
final class Fits {
    static final List<Finding> FINDINGS = List.of(
            new Finding("PL301", Finding.Severity.NOTE, "gd is forecast to converge in 12 epochs.", ""),
            new Finding(
                    "PL102",
                    Finding.Severity.WARNING,
                    "Column 'area' lies 3.2e7 of its standard deviations from 0, so that the intercept at the origin is"
                            + " told to 9 digits only.",
                    "subtract a round number from it before training, such as 1600000000"));

    private Fits() {}

    static LinearModel line(List<String> features, double... slopes) {
        return new LinearModel("y", features, slopes, new double[slopes.length], 0, 12345.5, true);
    }

    static TermStatistics term(String name, double estimate, double stdError) {
        double t = estimate / stdError;
        return new TermStatistics(
                name, stdError, t, 1e-9, -9, estimate - 2 * stdError, estimate + 2 * stdError, 1.0625);
    }

    static FitStatistics statistics(List<TermStatistics> terms) {
        return new FitStatistics(
                100,
                97,
                0.51234567,
                24.25,
                600,
                0.96,
                1 - 5e-11,
                new FitStatistics.FTest(1151.25, 2, 97, 0, -4940.656458412465),
                -71,
                150,
                160.5,
                new FitStatistics.Condition(1e19, 2.5),
                0.95,
                terms,
                Optional.empty());
    }

    static FittedModel model(
            LinearModel line, Optional<FitStatistics> statistics, Map<String, Double> errors, List<Finding> findings) {
        return new FittedModel(
                line,
                "squared",
                new RowAccount(103, 100, 3, 10, Map.of("overflow", 1L, "missing", 2L)),
                new Metrics(0.25, 0.5, Double.NaN, 0.9375),
                Optional.of(new Metrics(0.3, 0.5477225575051661, 0.4, 0.9)),
                new Convergence(12, Convergence.Reason.TOLERANCE, true),
                errors,
                statistics,
                findings,
                List.of(),
                new Provenance(
                        List.of(new Provenance.Input("file:/data/a.csv", 1234, 0)),
                        Map.of("optimizer", "gd"),
                        Map.of("spark", "4.1.3")));
    }

    /** Two features and an intercept, with everything known of them. */
    static FittedModel complete(double error) {
        LinearModel line = line(List.of("rooms", "area"), 0.1 + 0.2, -1e-9);
        List<TermStatistics> terms = List.of(
                term("rooms", 0.3, 0.0123456),
                new TermStatistics("area", 2e-12, -500, 0, -317.25, -1.004e-9, -0.996e-9, 1.0625),
                term("intercept", 12345.5, 1234.5));
        return model(
                line,
                Optional.of(statistics(terms)),
                Map.of("rooms", error, "area", error / 2, "intercept", error / 4),
                FINDINGS);
    }
}
