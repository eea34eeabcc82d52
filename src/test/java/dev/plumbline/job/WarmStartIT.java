package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second night goes on from the line of the first. */
class WarmStartIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 22);
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private Table evening;
    private Path one;
    private Path two;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** The table of the second night is that of the first and a few rows more. */
    @BeforeEach
    void twoNights() {
        Table first = Table.plane(3, 3_000);
        List<String> rows = new ArrayList<>(first.rows());
        rows.addAll(Table.plane(4, 30).rows());
        evening = new Table(first.header(), rows);
        one = first.write(folder.resolve("one.csv"));
        two = evening.write(folder.resolve("two.csv"));
    }

    private record Night(Outcome outcome, FittedModel model, String notes, String table) {}

    private TrainRun run(LocalDate day, Path file, String name) {
        TrainRun run = new TrainRun(folder.resolve("models")).over(file);
        run.features = List.of("x1", "x2");
        run.optimizer = OptimizerKind.NESTEROV;
        run.name = name;
        run.asOf = day;
        return run;
    }

    private Night train(LocalDate day, Path file, Consumer<TrainRun> change) {
        TrainRun run = run(day, file, "warm");
        change.accept(run);
        Heard heard = new Heard();
        Outcome outcome = TrainJob.run(run.settings(), spark, heard.listeners());
        FittedModel model = outcome.version().isEmpty() ? null : load(run.name, outcome.version());
        return new Night(outcome, model, heard.err(), heard.out());
    }

    private FittedModel load(String name, String version) {
        return store().load(new ModelName(name), Optional.of(ModelVersion.of(version)))
                .model();
    }

    private ModelStore store() {
        return ModelStore.at(
                folder.resolve("models").toString(), spark.sparkContext().hadoopConfiguration());
    }

    private static void warm(TrainRun run) {
        run.start = TrainSettings.Start.EARLIER_LINE;
    }

    private static void assertPublished(Night night, String version) {
        assertEquals(ExitCode.OK, night.outcome().code(), night.outcome().message());
        assertEquals(version, night.outcome().version());
    }

    /** Slopes and the intercept at the centre differ by less than this share of their standard errors. */
    private static void assertSameLine(FittedModel expected, FittedModel actual, double share) {
        assertArrayEquals(expected.line().centre(), actual.line().centre());
        for (int j = 0; j < expected.line().slopes().length; j++) {
            double se = expected.statistics().orElseThrow().terms().get(j).stdError();
            assertEquals(expected.line().slopes()[j], actual.line().slopes()[j], share * se);
        }
        double ofMean = expected.statistics().orElseThrow().residualSd()
                / Math.sqrt(expected.rows().used());
        assertEquals(expected.line().interceptAtCentre(), actual.line().interceptAtCentre(), share * ofMean);
    }

    private record Way(OptimizerKind kind, EngineSettings.Kind engine, boolean standardize) {
        void take(TrainRun run) {
            run.optimizer = kind;
            run.engine = engine;
            run.standardize = standardize;
            run.tolerance = 1e-9;
            run.name = (kind.id() + "-" + engine + "-" + standardize).toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void theSecondNightNeedsFewerEpochsForTheSameLineWhateverTheWay() {
        for (Way way : List.of(
                new Way(OptimizerKind.GD, EngineSettings.Kind.ROWS, true),
                new Way(OptimizerKind.NESTEROV, EngineSettings.Kind.ROWS, true),
                new Way(OptimizerKind.NESTEROV, EngineSettings.Kind.MOMENTS, true),
                new Way(OptimizerKind.CG, EngineSettings.Kind.ROWS, false),
                new Way(OptimizerKind.CG, EngineSettings.Kind.MOMENTS, true))) {
            Consumer<TrainRun> by = way::take;
            assertPublished(train(FIRST, one, by), "2026-11-22");
            Night cold = train(SECOND, two, by.andThen(run -> run.name = "cold-" + run.name));
            Night warm = train(SECOND, two, by.andThen(WarmStartIT::warm));
            assertPublished(warm, "2026-11-23");
            long epochs = warm.model().convergence().epochs();
            // conjugate directions are as many as there are parameters, from wherever they start
            boolean directions = way.kind() == OptimizerKind.CG;
            long most = cold.model().convergence().epochs() + (directions ? 3 : -1);
            assertTrue(epochs <= most, way + ": " + epochs + " of " + most);
            assertSameLine(cold.model(), warm.model(), 1e-5);
            assertEquals(Optional.of("2026-11-22"), warm.model().provenance().startedFrom(), way.toString());
            assertTrue(warm.notes().contains("the descent starts at the line of 2026-11-22"), warm.notes());
            if (way.standardize()) {
                assertEquals(epochs, forecast(warm.notes()), 1.5, way + ": " + warm.notes());
            }
        }
    }

    /** Of "optimizer gd: as asked; forecast to converge in 12 epochs". */
    private static long forecast(String notes) {
        String line = notes.lines()
                .filter(each -> each.contains("optimizer "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll(".*?([0-9]+) epochs?.*", "$1"));
    }

    @Test
    void toTheToleranceTheLineIsTheSameToTwelveDigits() {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        Night cold = train(SECOND, two, run -> run.name = "cold");
        Night warm = train(SECOND, two, WarmStartIT::warm);
        for (int j = 0; j < 2; j++) {
            double expected = cold.model().line().slopes()[j];
            assertEquals(expected, warm.model().line().slopes()[j], 1e-12 * Math.abs(expected));
        }
        assertEquals(
                cold.model().line().interceptAtCentre(), warm.model().line().interceptAtCentre(), 1e-12);
    }

    @Test
    void theSameRowsNeedNoEpochAtAll() {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        Night warm = train(SECOND, one, run -> {
            warm(run);
            run.tolerance = 1e-12;
        });
        assertPublished(warm, "2026-11-23");
        assertTrue(warm.model().convergence().epochs() <= 2, warm.outcome().toString());
    }

    @Test
    void theBitsDoNotDependOnPartitionsOrFiles() {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        Night expected = train(SECOND, two, WarmStartIT::warm);
        Path parts = evening.shuffled(5).writeParts(folder.resolve("parts"), 7);
        for (int partitions : new int[] {1, 5, 64}) {
            Night other = train(SECOND, parts, run -> {
                warm(run);
                run.partitions = partitions;
                run.splitBytes = 1_000;
            });
            assertEquals(ExitCode.OK, other.outcome().code(), other.outcome().message());
            assertEquals(ModelFigures.of(expected.model()), ModelFigures.of(other.model()), "partitions " + partitions);
        }
    }

    @Test
    void startedAgainItIsPublishedAlreadyAndNotARunFromItself() {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        Night once = train(SECOND, two, WarmStartIT::warm);
        Night again = train(SECOND, two, WarmStartIT::warm);
        assertPublished(again, "2026-11-23");
        assertEquals(once.outcome().run(), again.outcome().run());
        assertTrue(
                again.outcome().message().startsWith("already published"),
                again.outcome().message());
        assertEquals(2, store().versions(new ModelName("warm")).size());
    }

    @Test
    void anotherStartIsAnotherRun() {
        assertPublished(train(FIRST.minusDays(1), one, run -> {}), "2026-11-21");
        Night from21 = train(SECOND, two, WarmStartIT::warm);
        assertPublished(from21, "2026-11-23");
        assertEquals(Optional.of("2026-11-21"), from21.model().provenance().startedFrom());
        // an earlier day that comes late does not become current, and so is nobody's start
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        assertEquals(
                from21.outcome().run(),
                train(SECOND, two, WarmStartIT::warm).outcome().run());
    }

    @Test
    void whereNothingIsPublishedItStartsAtZeroAndSaysSo() {
        Night first = train(FIRST, one, WarmStartIT::warm);
        assertPublished(first, "2026-11-22");
        assertEquals(Optional.empty(), first.model().provenance().startedFrom());
        assertTrue(
                first.notes().contains("no version of warm was current before 2026-11-22: the descent starts at zero"),
                first.notes());
        Night again = train(FIRST, one, WarmStartIT::warm);
        assertTrue(
                again.outcome().message().startsWith("already published"),
                again.outcome().message());
    }

    @Test
    void featuresAreMatchedByName() {
        assertPublished(train(FIRST, one, run -> run.features = List.of("x1", "x2")), "2026-11-22");
        Night warm = train(SECOND, two, run -> {
            warm(run);
            run.features = List.of("w", "x1");
            run.gates = TrainSettings.Gates.FINITE_ONLY; // without x2 it is worse than the night before
        });
        Night cold = train(SECOND, two, run -> {
            run.features = List.of("w", "x1");
            run.name = "cold";
        });
        assertPublished(warm, "2026-11-23");
        assertSameLine(cold.model(), warm.model(), 1e-9);
        assertTrue(warm.notes().contains("version 2026-11-22 does not have feature w: starting at 0"), warm.notes());
        assertTrue(warm.notes().contains("version 2026-11-22 also has feature x2: left out here"), warm.notes());
    }

    @Test
    void aLineWithoutInterceptCanStartOneThatHasItAndTheOtherWayRound() {
        for (boolean before : new boolean[] {true, false}) {
            String name = "intercept-" + before;
            Consumer<TrainRun> named = run -> {
                run.name = name;
                run.features = List.of("x2");
                run.intercept = before;
                run.gates = TrainSettings.Gates.FINITE_ONLY; // one of the two is worse than the other
            };
            assertPublished(train(FIRST, one, named), "2026-11-22");
            Night warm = train(SECOND, two, named.andThen(WarmStartIT::warm).andThen(run -> run.intercept = !before));
            assertPublished(warm, "2026-11-23");
            assertTrue(warm.notes().contains(before ? "this run has none" : "this run has one: it starts at 0"));
        }
    }

    @Test
    void aLineOfAnotherLabelIsRefusedBeforeTheTableIsRead() {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        Night other = train(SECOND, two, run -> {
            warm(run);
            run.label = "x2";
            run.features = List.of("x1", "y");
        });
        assertEquals(ExitCode.CONFIG, other.outcome().code());
        assertEquals(
                "Cannot start the descent at the line of 2026-11-22: it predicts y, and --label is x2;"
                        + " train without --warm-start, or under another --model",
                other.outcome().message());
    }

    @Test
    void aWarmStartedVersionIsVerifiedBitForBitFromTheVersionItStartedFrom() throws IOException {
        assertPublished(train(FIRST, one, run -> {}), "2026-11-22");
        assertPublished(train(SECOND, two, WarmStartIT::warm), "2026-11-23");
        // what is current later does not matter
        assertPublished(train(SECOND.plusDays(1), one, WarmStartIT::warm), "2026-11-24");
        Outcome verified = verify("2026-11-23");
        assertEquals(ExitCode.OK, verified.code(), verified.message());
        assertTrue(verified.message().endsWith("equal bit for bit"), verified.message());

        Path first = folder.resolve("models/warm/versions/2026-11-22");
        try (Stream<Path> files = Files.walk(first)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Refusal gone = assertThrows(Refusal.class, () -> verify("2026-11-23"));
        assertEquals(ExitCode.STATE_REFUSED, gone.code());
        assertEquals(
                "Cannot start the descent at the line of warm 2026-11-22: that version is gone; bring it back from a"
                        + " copy, or train without --warm-start",
                gone.getMessage());
    }

    private Outcome verify(String version) {
        VerifySettings settings =
                new VerifySettings(folder.resolve("models").toString(), "warm", Optional.of(version), false);
        TrainRun run = run(SECOND, two, "warm");
        warm(run);
        return VerifyJob.run(settings, stored -> run.settings(), spark, Quiet.listeners());
    }

    @Test
    void aboveTheMomentsLimitItStartsThereToo() {
        Consumer<TrainRun> wide = run -> {
            run.momentsLimit = 1;
            run.optimizer = OptimizerKind.GD;
            run.tolerance = 1e-9;
        };
        assertPublished(train(FIRST, one, wide), "2026-11-22");
        Night cold = train(SECOND, two, wide.andThen(run -> run.name = "cold"));
        Night warm = train(SECOND, two, wide.andThen(WarmStartIT::warm));
        assertPublished(warm, "2026-11-23");
        assertTrue(
                warm.model().convergence().epochs()
                        <= cold.model().convergence().epochs(),
                warm.outcome().toString());
        assertArrayEquals(cold.model().line().slopes(), warm.model().line().slopes(), 1e-8);
    }
}
