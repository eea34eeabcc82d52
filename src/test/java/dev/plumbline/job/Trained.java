package dev.plumbline.job;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Convergence;
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

/** A model that nobody trained, with a figure in every place that has one; each may be another. For tests only. */
final class Trained {
    double slope = 2;
    double mse = 4;
    double mae = Double.NaN;
    double stdError = 0.25;
    double covariance = 0.0625;
    long epochs = 5;
    long used = 98;
    Optional<Metrics> heldOut = Optional.empty();
    boolean statistics = true;
    List<ColumnProfile> profile = profile(0.5);

    FittedModel model() {
        return new FittedModel(
                new LinearModel("y", List.of("f"), new double[] {slope}, new double[] {3}, 7, 1, true),
                "squared",
                new RowAccount(used + 2, used, 2, 0, Map.of("missing", 2L)),
                new Metrics(mse, 2, mae, 0.75),
                heldOut,
                new Convergence(epochs, Convergence.Reason.TOLERANCE, true),
                Map.of("f", 1e-9),
                statistics ? Optional.of(fit()) : Optional.empty(),
                List.of(),
                profile,
                new Provenance(List.of(), Map.of("label", "y"), Map.of("java", "17")));
    }

    /** @param sd of the feature */
    static List<ColumnProfile> profile(double sd) {
        return List.of(new ColumnProfile("f", 98, 1, -1, 5, 3, sd), new ColumnProfile("y", 98, 2, 0, 15, 7, 4));
    }

    private FitStatistics fit() {
        return new FitStatistics(
                98,
                96,
                2.02,
                392,
                1568,
                0.75,
                0.747,
                new FitStatistics.FTest(288, 1, 96, 1e-30, -30),
                -207,
                420,
                427,
                new FitStatistics.Condition(40, 1),
                0.95,
                List.of(
                        new TermStatistics("f", stdError, 8, 1e-12, -12, 1.5, 2.5, 1),
                        new TermStatistics(
                                "intercept",
                                0,
                                Double.POSITIVE_INFINITY,
                                0,
                                Double.NEGATIVE_INFINITY,
                                1,
                                1,
                                Double.NaN)),
                Optional.of(new double[][] {{covariance}, {0, 0.04}}));
    }
}
