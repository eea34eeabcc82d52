package dev.plumbline.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.Change;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.TermStatistics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values for the tests of this package. */
final class Samples {
    static final ModelName NAME = new ModelName("house-prices");
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);
    static final byte[] TERMS = "term,estimate\nrooms,1.5\nintercept,0.1\n".getBytes(UTF_8);

    private Samples() {}

    static LinearModel line(List<String> features) {
        double[] slopes = new double[features.size()];
        double[] centre = new double[features.size()];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = (j + 1) / 3.0;
            centre[j] = -0.1 * j;
        }
        return new LinearModel("price", features, slopes, centre, 1e23, 0x1.fffffffffffffp-3, true);
    }

    static FittedModel model(LinearModel line) {
        List<TermStatistics> terms = StatisticsDocument.names(line, "intercept").stream()
                .map(Samples::term)
                .toList();
        double[][] covariance = terms.size() == 3 ? new double[][] {{0.25}, {-0.125, 0.5}, {0, 0, 1e-4}} : null;
        return model(
                line,
                Optional.of(statistics(terms, covariance)),
                Map.of("rooms", 1e-9, "area", Double.NaN),
                List.of(
                        new Finding("PL101", Finding.Severity.WARNING, "Column 'x' lies far from 0.", "--standardize"),
                        new Finding("PL301", Finding.Severity.NOTE, "gd takes 12 epochs.", "")));
    }

    static TermStatistics term(String name) {
        return new TermStatistics(name, 0.1, 3.3, 0.001, -3, 0.1, 0.5, Double.NaN);
    }

    static FitStatistics statistics(List<TermStatistics> terms, double[][] covariance) {
        return new FitStatistics(
                100,
                97,
                0.5,
                24.25,
                600,
                0.96,
                0.959,
                new FitStatistics.FTest(1151, 2, 97, 0, -4940.656458412465),
                -71,
                150,
                160.5,
                new FitStatistics.Condition(1e19, 2.5),
                0.95,
                terms,
                Optional.ofNullable(covariance));
    }

    static FittedModel model(
            LinearModel line, Optional<FitStatistics> statistics, Map<String, Double> errors, List<Finding> findings) {
        return new FittedModel(
                line,
                "squared",
                new RowAccount(103, 100, 3, 10, Map.of("missing", 2L, "overflow", 1L)),
                new Metrics(0.25, 0.5, Double.NaN, 0.9375),
                Optional.of(new Metrics(0.3, Math.sqrt(0.3), 0.4, 0.9)),
                new Convergence(12, Convergence.Reason.TOLERANCE, true),
                errors,
                statistics,
                findings,
                profile(line),
                new Provenance(
                        List.of(new Provenance.Input("file:/data/a.csv", 1234, 1700000000000L)),
                        Map.of("optimizer", "gd", "seed", "1"),
                        Map.of("plumbline", "0.1.0", "spark", "4.1.3", "java", "17.0.15")));
    }

    static List<ColumnProfile> profile(LinearModel line) {
        return Stream.concat(line.features().stream(), Stream.of(line.label()))
                .map(name -> new ColumnProfile(name, 90, 2, -0.1, 1e3, 1 / 3.0, 0.7))
                .toList();
    }

    static FittedModel model() {
        return model(line(List.of("rooms", "area")));
    }

    static Candidate candidate() {
        return new Candidate(model(), TERMS);
    }

    static HistoryLine epoch(long number, int features) {
        double[] coefficients = new double[features];
        double[] rates = new double[features];
        for (int j = 0; j < features; j++) {
            coefficients[j] = number * (j + 1) / 7.0;
            rates[j] = 0.5;
        }
        return new HistoryLine(
                number,
                1.0 / number,
                2.0 / number,
                Double.NaN,
                0.1,
                0.01 * number,
                CoordinateSystem.STANDARDIZED,
                0.25,
                coefficients,
                1,
                rates,
                0);
    }

    /** Writes the history a run would have written. */
    static void history(ModelStore store, String run) {
        try (HistoryWriter history = store.run(NAME, run).history(List.of("rooms", "area"))) {
            history.add(epoch(1, 2));
            history.add(epoch(2, 2));
        }
    }

    /** Claims and publishes as a run does. */
    static Published publish(ModelStore store, LocalDate asOf, String run) {
        Claim claim = store.claim(NAME, asOf, run);
        history(store, run);
        return store.publish(claim, candidate());
    }

    /** One term that moved so far, one that is new and one that is gone. */
    static Change change(double move, Change.Unit unit) {
        return new Change(
                "2026-11-23-2",
                unit,
                List.of(
                        new Change.Term("intercept", true, 1, 2, move),
                        new Change.Term("rooms", false, Double.NaN, 0.25, Double.NaN),
                        new Change.Term("area \u00fc", false, 1e-9, Double.NaN, Double.NaN)),
                new Change.Fit(0.5, 90),
                new Change.Fit(0.25, 100),
                List.of(
                        new Change.Difference("epochs", Optional.of("10"), Optional.of("20")),
                        new Change.Difference("seed", Optional.empty(), Optional.of("2"))),
                new Change.Inputs(2, 2, List.of("file:/b.csv"), List.of("file:/a.csv"), List.of("file:/c.csv")),
                List.of());
    }
}
