package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.store.ModelStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Fits the same rows with default options in several partitionings, each as a run of its own. */
final class OffsetSweep {
    static final List<EngineSettings.Kind> ENGINES = List.of(EngineSettings.Kind.values());
    static final List<Integer> PARTITIONS = List.of(1, 3, 7);

    private final SparkSession spark;
    private final Path models;

    OffsetSweep(SparkSession spark, Path models) {
        this.spark = spark;
        this.models = models;
    }

    /**
     * What came of all partitionings.
     *
     * @param worst relative error of the slope
     * @param answers how many different answers there were: 1 means the same bits
     */
    record Swept(double worst, int answers) {}

    /** Trains once for each partitioning; a run that publishes nothing counts as an infinite error. */
    Swept run(OffsetProblem problem, Path file, BigDecimal exact, EngineSettings.Kind engine) {
        double worst = 0;
        Set<List<Long>> answers = new HashSet<>();
        for (int partitions : PARTITIONS) {
            Optional<FittedModel> model = train(problem, file, engine, partitions);
            worst = Math.max(
                    worst,
                    model.map(fitted ->
                                    OffsetProblem.relativeError(fitted.line().slopes()[0], exact))
                            .orElse(Double.POSITIVE_INFINITY));
            answers.add(model.map(OffsetSweep::bits).orElse(List.of()));
        }
        return new Swept(worst, answers.size());
    }

    private Optional<FittedModel> train(OffsetProblem problem, Path file, EngineSettings.Kind engine, int partitions) {
        TrainRun run = new TrainRun(models).over(file);
        run.name = String.format(Locale.ROOT, "offset-%.0f-%s-%d", problem.offset(), engine, partitions)
                .toLowerCase(Locale.ROOT);
        run.features = List.of("x");
        run.engine = engine;
        run.partitions = partitions;
        // No file is too small to be cut.
        run.splitBytes = 100;
        Outcome outcome = TrainJob.run(run.settings(), spark, Quiet.listeners());
        if (outcome.code() != ExitCode.OK) {
            return Optional.empty();
        }
        return Optional.of(ModelStore.at(models.toString(), new Configuration(false))
                .load(new ModelName(run.name), Optional.empty())
                .model());
    }

    /** The published line and its errors, bit by bit. */
    private static List<Long> bits(FittedModel model) {
        LinearModel line = model.line();
        List<Long> bits = new ArrayList<>();
        for (double value : new double[] {
            line.slopes()[0],
            line.centre()[0],
            line.interceptAtCentre(),
            line.intercept(),
            model.metrics().mse(),
            model.metrics().r2()
        }) {
            bits.add(Double.doubleToLongBits(value));
        }
        return bits;
    }
}
