package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.explain.LeastSquares;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.report.FirstDescentTable;
import dev.plumbline.report.FirstDescentTable.Way;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.SyntheticTable;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The first descent, told: noisy points on a line, {@code y = 3 x + 5 + N(0, 1)}, fitted with one learning rate, with a
 * rate for each parameter, and in standardized coordinates; then trained and published as any table is.
 */
public final class DemoJob {
    private static final int ROWS = 10_000;
    private static final int EPOCHS = 450;

    private final DemoSettings settings;
    private final Function<Map<String, String>, TrainSettings> understood;
    private final Listeners listeners;

    private DemoJob(
            DemoSettings settings, Function<Map<String, String>, TrainSettings> understood, Listeners listeners) {
        this.settings = settings;
        this.understood = understood;
        this.listeners = listeners;
    }

    /**
     * Runs in a Spark session of its own.
     *
     * @param understood the settings of a training with these result options
     */
    public static Outcome run(
            DemoSettings settings, Function<Map<String, String>, TrainSettings> understood, Listeners listeners) {
        try (Session session = Session.open("plumbline demo")) {
            return new DemoJob(settings, understood, listeners).run(session);
        }
    }

    private Outcome run(Session session) {
        Path points = points(session);
        SourceSettings source = source(points);
        listeners.print("\n" + ROWS + " points on y = 3 x + 5 + N(0, 1), x in 0..10: " + points + "\n" + "at most "
                + EPOCHS + " epochs of gradient descent, from k = 0 and b = 0:\n\n");
        TrainSettings typed = understood.apply(options(points));
        compare(session, source, typed);
        DescentSettings automatic = descent(new RateSetting.Auto(), true);
        return TrainJob.run(train(source, automatic, typed), session.sql(), listeners);
    }

    private TrainSettings train(SourceSettings source, DescentSettings descent, TrainSettings typed) {
        return new TrainSettings(
                source,
                true,
                false,
                engine(),
                descent,
                TrainSettings.Start.ZERO,
                settings.store(),
                typed.checkpoints(),
                TrainSettings.Gates.ALL,
                typed.stallLimit(),
                false,
                typed.metricsFile(),
                typed.resultOptions());
    }

    private Map<String, String> options(Path points) {
        return Map.of(
                "input",
                points.toString(),
                "label",
                "y",
                "features",
                "x",
                "optimizer",
                OptimizerKind.GD.id(),
                "learning-rate",
                "auto",
                "epochs",
                Integer.toString(EPOCHS),
                "standardize",
                "true",
                "model",
                settings.store().name(),
                "as-of",
                settings.store().asOf().toString());
    }

    /** The points of a seed are always the same bytes, so those of an earlier demonstration serve again. */
    private Path points(Session session) {
        Path points = Path.of("plumbline-demo", "seed-" + settings.seed());
        if (!Files.exists(points)) {
            SyntheticTable.write(
                    session.sql(),
                    new GenerateSettings(
                            ROWS, 1, 1.0, 0.0, settings.seed(), GenerateSettings.Format.CSV, 1, onThisDisk(points)));
        }
        return points;
    }

    /** With its scheme, because a cluster's default file system may be another. */
    private static String onThisDisk(Path points) {
        return points.toAbsolutePath().toUri().toString();
    }

    private void compare(Session session, SourceSettings source, TrainSettings typed) {
        try (CachedTable table = CachedTable.load(session.context(), Sources.open(session.sql(), source), engine())) {
            RateSetting two = new RateSetting.PerParameter(OptionalDouble.of(0.01), OptionalDouble.of(0.5), Map.of());
            Problem problem = Problem.of(table, true);
            Function<DescentSettings, Descent.Fit> fit =
                    descent -> Descent.over(table, problem, train(source, descent, typed), WarmStart.none())
                            .run(coordinates -> EpochListener.NONE, () -> false);
            List<Way> ways = List.of(
                    way("one rate, 0.01", fit.apply(descent(new RateSetting.Uniform(0.01), false))),
                    way("a rate each, k 0.01, b 0.5", fit.apply(descent(two, false))),
                    way("standardized, rate auto", fit.apply(descent(new RateSetting.Auto(), true))));
            LeastSquares best = problem.exact().orElseThrow();
            listeners.print(FirstDescentTable.render(
                            ways,
                            best.slopes()[0].doubleValue(),
                            best.intercept().doubleValue())
                    + "\n");
        }
    }

    private static Way way(String name, Descent.Fit fit) {
        LinearModel model = fit.model();
        double mse = fit.result().evaluation().mse();
        return new Way(name, fit.convergence().epochs(), model.slopes()[0], model.intercept(), mse);
    }

    private static SourceSettings source(Path points) {
        return new SourceSettings(
                List.of(onThisDisk(points)),
                Optional.empty(),
                Optional.of("csv"),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                "y",
                List.of("x"),
                Optional.empty(),
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                0,
                1 << 20);
    }

    private static EngineSettings engine() {
        return new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    }

    private static DescentSettings descent(RateSetting rate, boolean standardize) {
        return new DescentSettings(
                OptimizerKind.GD,
                rate,
                Optional.empty(),
                EPOCHS,
                1e-14,
                0,
                Optional.empty(),
                standardize,
                OptionalDouble.empty(),
                false);
    }
}
