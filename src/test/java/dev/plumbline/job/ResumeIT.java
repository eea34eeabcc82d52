package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that ended early and is started again publishes the bits of one that was not disturbed. */
class ResumeIT {
    private static SparkSession spark;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void close() {
        spark.stop();
    }

    /** Ends a run at an epoch, as a failure of the driver would. */
    private record Failing(long at) implements EpochListener {
        @Override
        public void finished(EpochRecord record, TrainingState state) {
            if (record.epoch() == at) {
                throw new IllegalStateException("the driver fails at epoch " + at);
            }
        }
    }

    private Path table() throws IOException {
        Path file = directory.resolve("table.csv");
        if (!Files.exists(file)) {
            StringBuilder text = new StringBuilder("x1,x2,y\n");
            for (int i = 0; i < 500; i++) {
                double x1 = 100 + 10 * Math.sin(i);
                double x2 = Math.cos(1.7 * i) + 0.05 * Math.sin(i);
                text.append(x1 + "," + x2 + "," + (3 * x1 - 2 * x2 + Math.sin(31 * i)) + "\n");
            }
            Files.writeString(file, text);
        }
        return file;
    }

    private TrainRun run(String models, Consumer<TrainRun> change) throws IOException {
        TrainRun run = new TrainRun(directory.resolve(models)).over(table());
        run.optimizer = OptimizerKind.GD;
        run.rate = new RateSetting.Uniform(0.05);
        run.tolerance = 0;
        run.epochs = 60;
        run.checkpoints = every(7, false);
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        change.accept(run);
        return run;
    }

    private static CheckpointSettings every(long epochs, boolean restart) {
        return new CheckpointSettings(new CheckpointSettings.Epochs(epochs), restart);
    }

    private static Trial failing(TrainRun run, long at) {
        Listeners quiet = Quiet.listeners();
        Trial trial = Trial.of(run, spark, new Listeners(quiet.out(), quiet.err(), new Failing(at)));
        assertEquals(ExitCode.INTERNAL, trial.outcome().code(), trial.outcome().message());
        return trial;
    }

    private static Trial resumed(TrainRun run, long from) {
        Heard heard = new Heard();
        Trial trial = Trial.of(run, spark, heard.listeners()).published();
        String told = "goes on after epoch " + from + ",";
        assertEquals(from > 0, heard.err().contains(told), heard.err());
        return trial;
    }

    private static void assertSame(Trial undisturbed, Trial resumed) {
        assertEquals(undisturbed.model(), resumed.model());
        assertEquals(undisturbed.charts(), resumed.charts());
        assertEquals(timeless(undisturbed), timeless(resumed));
    }

    /** The published history without what a clock says. */
    private static List<JsonNode> timeless(Trial trial) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode line : trial.publishedHistory()) {
            ((ObjectNode) line).remove("seconds");
            lines.add(line);
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource(
            value = OptimizerKind.class,
            names = {"GD", "MOMENTUM", "NESTEROV", "ADAGRAD", "RMSPROP", "ADAM"})
    void everyOptimizerGoesOnAsIfItHadNotStopped(OptimizerKind optimizer) throws IOException {
        Consumer<TrainRun> change = run -> run.optimizer = optimizer;
        Trial undisturbed = Trial.published(run("undisturbed", change), spark);
        TrainRun run = run("disturbed", change);
        failing(run, 24);
        failing(run, 50);
        assertSame(undisturbed, resumed(run, 49));
    }

    @ParameterizedTest
    @EnumSource(
            value = OptimizerKind.class,
            names = {"CG", "NEWTON"})
    void thoseWithStepsOfTheirOwnTooWhereTheyGetFarEnough(OptimizerKind optimizer) throws IOException {
        Consumer<TrainRun> change = run -> {
            run.optimizer = optimizer;
            run.rate = new RateSetting.Auto();
            run.checkpoints = every(1, false);
        };
        Trial undisturbed = Trial.published(run("undisturbed", change), spark);
        TrainRun run = run("disturbed", change);
        failing(run, 2);
        assertSame(undisturbed, resumed(run, 1));
    }

    @Test
    void withMomentsToo() throws IOException {
        Consumer<TrainRun> change = run -> run.engine = EngineSettings.Kind.MOMENTS;
        Trial undisturbed = Trial.published(run("undisturbed", change), spark);
        TrainRun run = run("disturbed", change);
        failing(run, 59);
        assertSame(undisturbed, resumed(run, 56));
    }

    @Test
    void epochsThatTheHistoryLostAreToldAndTheModelIsTheSame() throws IOException {
        Trial undisturbed = Trial.published(run("undisturbed", run -> {}), spark);
        TrainRun run = run("disturbed", changed -> {});
        Trial failed = failing(run, 24);
        Path history = failed.directory()
                .resolve("runs")
                .resolve(failed.outcome().run())
                .resolve("history.jsonl");
        List<String> lines = Files.readAllLines(history);
        assertEquals(24, lines.size());
        Files.writeString(history, String.join("\n", lines.subList(0, 10)) + "\n{\"epoch\":11,\"obj");
        Heard heard = new Heard();
        Trial resumed = Trial.of(run, spark, heard.listeners()).published();
        assertTrue(heard.err().contains("epochs 11 to 21 are missing in " + history), heard.err());
        assertEquals(undisturbed.model(), resumed.model());
        assertEquals(49, resumed.publishedHistory().size());
    }

    @Test
    void patienceRemembersWhatItSaw() throws IOException {
        Consumer<TrainRun> change = run -> {
            run.holdoutPercent = 20;
            run.patience = 9;
            run.epochs = 400;
            run.rate = new RateSetting.Uniform(0.4);
        };
        Trial undisturbed = Trial.published(run("undisturbed", change), spark);
        TrainRun run = run("disturbed", change);
        failing(run, 16);
        assertSame(undisturbed, resumed(run, 14));
    }

    @Test
    void ratesThatWereHalvedStayHalved() throws IOException {
        Consumer<TrainRun> change = run -> {
            run.rate = new RateSetting.Uniform(6);
            run.backOff = true;
        };
        Trial undisturbed = Trial.published(run("undisturbed", change), spark);
        TrainRun run = run("disturbed", change);
        failing(run, 30);
        assertSame(undisturbed, resumed(run, 28));
    }

    @Test
    void aDeadlineEndsWithACheckpointAndTheSameCommandFinishes() throws IOException {
        Trial undisturbed = Trial.published(run("undisturbed", run -> {}), spark);
        TrainRun run = run("disturbed", changed -> changed.gates = TrainSettings.Gates.ALL);
        LateDescent late = new LateDescent(11);
        Outcome cut = TrainJob.run(run.settings(), Input.named(spark), late.listeners(), late.ending());
        assertEquals(ExitCode.TEMPORARY, cut.code(), cut.message());
        assertEquals(
                "Cannot finish: the --deadline of 1h is over, after 11 epochs, which a checkpoint keeps;"
                        + " run the same command again, with more time",
                cut.message());
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        assertSame(undisturbed, resumed(run, 11));
    }

    @Test
    void noCheckpointIsKeptOverInputThatHasChanged() throws IOException {
        Trial undisturbed = Trial.published(run("undisturbed", run -> {}), spark);
        TrainRun run = run("disturbed", changed -> {});
        byte[] before = Files.readAllBytes(table());
        FileTime written = Files.getLastModifiedTime(table());
        Listeners quiet = Quiet.listeners();
        EpochListener touching = (record, state) -> {
            if (record.epoch() == 10) {
                touch();
            }
        };
        Trial refused = Trial.of(run, spark, new Listeners(quiet.out(), quiet.err(), touching));
        assertEquals(ExitCode.DATA, refused.outcome().code(), refused.outcome().message());
        assertEquals(14, refused.outcome().epochs(), "found at the checkpoint, not at the end");
        Files.write(table(), before);
        Files.setLastModifiedTime(table(), written);
        assertSame(undisturbed, resumed(run, 7));
    }

    private void touch() {
        try {
            Files.writeString(table(), "1,2,3\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void afterAPublicationNoCheckpointIsLeft() throws IOException {
        TrainRun run = run("models", changed -> {});
        failing(run, 30);
        Trial done = resumed(run, 28);
        Path checkpoints =
                done.directory().resolve("runs").resolve(done.outcome().run()).resolve("checkpoints");
        try (var files = Files.list(checkpoints)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void otherSettingsAreRefusedUntilTheWorkIsPutAside() throws IOException {
        failing(run("models", changed -> {}), 30);
        Trial refused = Trial.of(run("models", changed -> changed.epochs = 61), spark);
        assertEquals(
                ExitCode.STATE_REFUSED,
                refused.outcome().code(),
                refused.outcome().message());
        assertTrue(
                refused.outcome().message().contains("--epochs was 60, now it is understood as 61"),
                refused.outcome().message());
        Trial.published(
                run("models", changed -> {
                    changed.epochs = 61;
                    changed.checkpoints = every(7, true);
                }),
                spark);
        Trial anew = Trial.of(run("models", changed -> {}), spark);
        assertEquals(ExitCode.OK, anew.outcome().code(), anew.outcome().message());
    }

    @Test
    void otherInputIsRefusedUntilTheWorkIsPutAside() throws IOException {
        failing(run("models", changed -> {}), 30);
        Files.writeString(table(), Files.readString(table()) + "1,2,3\n");
        Trial refused = Trial.of(run("models", changed -> {}), spark);
        assertEquals(ExitCode.DATA, refused.outcome().code(), refused.outcome().message());
        assertTrue(
                refused.outcome().message().contains("table.csv: had "),
                refused.outcome().message());
        Trial.published(run("models", changed -> changed.checkpoints = every(7, true)), spark);
    }
}
