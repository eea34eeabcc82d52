package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.store.StoreSettings;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Settings of a test's run: the defaults of the command line, with what the test changes. Mutable, for tests only. */
final class TrainRun {
    final Path models;
    List<String> inputs = List.of();
    Optional<String> table = Optional.empty();
    Map<String, String> options = Map.of();
    char delimiter = ',';
    boolean header = true;
    boolean trim;
    Optional<String> format = Optional.empty();
    List<String> missing = List.of();
    String label = "y";
    List<String> features = List.of();
    Optional<String> weight = Optional.empty();
    BadRows badRows = new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false));
    int partitions;
    long splitBytes = 1 << 20;
    boolean intercept = true;
    boolean dropUnusable;
    EngineSettings.Kind engine = EngineSettings.Kind.ROWS;
    boolean residuals;
    int momentsLimit = 200;
    EngineSettings.Storage storage = EngineSettings.Storage.MEMORY;
    double holdoutPercent;
    OptimizerKind optimizer = OptimizerKind.AUTO;
    RateSetting rate = new RateSetting.Auto();
    Optional<Schedule> schedule = Optional.empty();
    int epochs = 450;
    double tolerance = 1e-14;
    int patience;
    Optional<Duration> deadline = Optional.empty();
    boolean standardize = true;
    OptionalDouble stopAtSe = OptionalDouble.empty();
    boolean backOff;
    TrainSettings.Gates gates = TrainSettings.Gates.ALL;
    CheckpointSettings checkpoints = new CheckpointSettings(new CheckpointSettings.Epochs(1_000_000), false);
    Duration stallLimit = Duration.ofHours(2);
    String name = "test";
    TrainSettings.Start start = TrainSettings.Start.ZERO;
    Optional<String> metricsFile = Optional.empty();
    LocalDate asOf = LocalDate.of(2026, 11, 23);

    TrainRun(Path models) {
        this.models = models;
    }

    TrainRun over(Path... paths) {
        inputs = List.of(paths).stream().map(Path::toString).toList();
        return this;
    }

    TrainSettings settings() {
        SourceSettings source = new SourceSettings(
                inputs,
                table,
                format,
                options,
                delimiter,
                header,
                missing,
                trim,
                label,
                features,
                weight,
                badRows,
                partitions,
                splitBytes);
        DescentSettings descent = new DescentSettings(
                optimizer, rate, schedule, epochs, tolerance, patience, deadline, standardize, stopAtSe, backOff);
        return new TrainSettings(
                source,
                intercept,
                dropUnusable,
                new EngineSettings(engine, momentsLimit, storage, holdoutPercent, 1, residuals),
                descent,
                start,
                new StoreSettings(models.toString(), name, asOf, Duration.ofMinutes(2), Optional.empty()),
                checkpoints,
                gates,
                stallLimit,
                false,
                metricsFile,
                Map.of("label", label, "epochs", Integer.toString(epochs), "warm-start", start.toString()));
    }
}
