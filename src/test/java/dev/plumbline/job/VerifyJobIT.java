package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.TermsCsv;
import dev.plumbline.source.BadRows;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.ModelStore;
import dev.plumbline.train.OptimizerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A version is trained again, and what keeps it from coming out the same is named. */
class VerifyJobIT {
    private static final String NAME = "test";
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private Path file;
    private Path models;
    private TrainRun run;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("verify")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void tableOfThreeColumns() {
        file = Table.plane(11, 500).write(folder.resolve("day.csv"));
        models = folder.resolve("models");
        run = new TrainRun(models).over(file);
        run.features = List.of("x1", "x2");
    }

    private record Verified(Outcome outcome, String out, String err) {}

    private void train() {
        Outcome outcome = TrainJob.run(run.settings(), spark, Quiet.listeners());
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
    }

    private Verified verify() {
        return verify(NAME, stored -> {
            if (stored.containsKey("input")) {
                run.inputs = List.of(stored.get("input").split("\n"));
            }
            return run.settings();
        });
    }

    /** Verifies, and sees that nothing is written. */
    private Verified verify(String name, Function<Map<String, String>, TrainSettings> again) {
        Map<String, String> before = files();
        Heard heard = new Heard();
        VerifySettings settings = new VerifySettings(models.toString(), name, Optional.empty(), false);
        try {
            Outcome outcome = VerifyJob.run(settings, again, spark, heard.listeners());
            assertEquals(name, outcome.model());
            assertEquals("2026-11-23", outcome.version());
            return new Verified(outcome, heard.out(), heard.err());
        } finally {
            assertEquals(before, files(), "verify writes nothing");
        }
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(models)) {
            for (Path path : (Iterable<Path>) found::iterator) {
                files.put(path.toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void isEqual(Verified verified) {
        assertEquals(ExitCode.OK, verified.outcome().code(), verified.outcome().message() + "\n" + verified.out());
        assertTrue(
                verified.outcome().message().endsWith("are equal bit for bit"),
                verified.outcome().message());
        assertTrue(verified.out().startsWith("test 2026-11-23: trained again, equal bit for bit\n"), verified.out());
    }

    private static void isDifferent(Verified verified, String... parts) {
        String message = verified.outcome().message();
        assertEquals(ExitCode.STATE_REFUSED, verified.outcome().code(), message);
        assertTrue(message.startsWith("Cannot reproduce test 2026-11-23: "), message);
        for (String part : parts) {
            assertTrue(message.contains(part), "no '" + part + "' in: " + message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rightAfterTrainingEveryFigureIsEqual(EngineSettings.Kind engine) {
        run.engine = engine;
        run.weight = Optional.of("w");
        run.holdoutPercent = 20;
        run.optimizer = OptimizerKind.NESTEROV;
        train();
        run.partitions = 7;
        Verified verified = verify();
        isEqual(verified);
        assertTrue(verified.out().contains("as before: 1 file"), verified.out());
        assertEquals(500, verified.outcome().rows());
        assertTrue(verified.outcome().epochs() > 1);
    }

    @Test
    void droppedColumnsAndSkippedRowsComeOutTheSame() throws IOException {
        Files.writeString(file, "a,b,x,y\n1,,1,2\n1,,2,4.5\n1,,3,no\n1,,4,7\n1,,5,11\n");
        run.features = List.of();
        run.dropUnusable = true;
        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, false));
        train();
        isEqual(verify());
    }

    @Test
    void aDescentThatItsDeadlineStoppedIsStoppedAtTheSameEpoch() {
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        run.optimizer = OptimizerKind.GD;
        LateDescent late = new LateDescent(3);
        Outcome outcome = TrainJob.run(run.settings(), Input.named(spark), late.listeners(), late.ending());
        assertEquals(ExitCode.OK, outcome.code(), outcome.message());
        assertEquals(3, outcome.epochs());
        isEqual(verify());
    }

    @Test
    void oneOtherCellIsFoundInTheInputThatHoldsIt() throws IOException {
        train();
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\n([^,]*),([^,]*),", "\n$1,1$2,"));
        Verified verified = verify();
        assertEquals(text.length() + 1, Files.size(file));
        isDifferent(
                verified,
                "figures are different; input: file:" + file + ": had " + text.length() + " bytes, now "
                        + (text.length() + 1) + " bytes");
        isDifferentTable(verified.out());
    }

    private static void isDifferentTable(String out) {
        assertTrue(out.startsWith("test 2026-11-23: trained again, different\n"), out);
        assertTrue(out.contains("intercept_at_centre"), out);
        assertTrue(out.contains("\n  settings  as before: "), out);
        assertTrue(out.contains("\n  software  as before: java "), out);
    }

    @Test
    void aFileThatWasWrittenAgainWithTheSameBytesChangesNothing() throws IOException {
        train();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        Verified verified = verify();
        assertEquals(ExitCode.OK, verified.outcome().code());
        assertTrue(verified.outcome().message().endsWith("although the input is not as it was"));
        assertTrue(verified.out().contains("now 2023-11-14T22:13:20Z"), verified.out());
    }

    @Test
    void rowsThatAreRefusedNowAreLaidToTheFileThatChanged() throws IOException {
        train();
        Files.writeString(file, "x1,x2,w,y\n1,2,3,four\n");
        Refusal refusal = assertThrows(Refusal.class, this::verify);
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        String message = refusal.getMessage();
        assertTrue(message.startsWith("Cannot train test 2026-11-23 again: Cannot "), message);
        assertTrue(message.contains("four") && message.contains("; input: file:" + file), message);
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        train();
        Files.delete(file);
        Refusal refusal = assertThrows(Refusal.class, this::verify);
        assertEquals(ExitCode.NO_INPUT, refusal.code());
        assertTrue(
                refusal.getMessage().startsWith("Cannot train again: the input file is gone: file:" + file + " ("),
                refusal.getMessage());
    }

    @Test
    void filesThatHaveComeSinceAreNotRead() throws IOException {
        Path days = Table.plane(12, 300).writeParts(folder.resolve("days"), 3);
        run.over(days);
        train();
        Files.copy(file, days.resolve("part-9.csv"));
        Verified verified = verify();
        isEqual(verified);
        assertTrue(verified.err().contains("--input no longer means the files"), verified.err());
        assertTrue(verified.out().contains("as before: 3 files"), verified.out());
    }

    @Test
    void settingsThatMeanSomethingElseAreNamed() {
        run.epochs = 3;
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        run.optimizer = OptimizerKind.ADAM;
        train();
        run.epochs = 4;
        isDifferent(verify(), "settings: --epochs was 3, now it is understood as 4");
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefusedWithTheVersionThatUnderstoodThem() {
        forge(model -> {}, Map.of("plumbline", "99.1"));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> verify("forged", stored -> {
                    throw new Refusal(ExitCode.STATE_REFUSED, "Cannot train again: what is --frobnicate?");
                }));
        assertEquals(ExitCode.STATE_REFUSED, refusal.code());
        assertTrue(refusal.getMessage().contains("--frobnicate?; software: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("plumbline was 99.1, now it is "), refusal.getMessage());
    }

    @Test
    void otherSoftwareIsNamed() {
        forge(slopes -> slopes[0] = Math.nextUp(slopes[0]), Map.of("spark", "3.5.1", "java", "11.0.2"));
        Verified verified = verify("forged", stored -> run.settings());
        assertEquals(ExitCode.STATE_REFUSED, verified.outcome().code());
        String message = verified.outcome().message();
        assertTrue(message.contains(": 1 of "), message);
        assertTrue(message.contains("software: java was 11.0.2, now it is "), message);
        assertTrue(message.contains("spark was 3.5.1, now it is 4."), message);
    }

    @Test
    void whereNothingChangedItIsABug() {
        forge(slopes -> slopes[1] = Math.nextUp(slopes[1]), Map.of());
        Verified verified = verify("forged", stored -> run.settings());
        assertEquals(ExitCode.STATE_REFUSED, verified.outcome().code());
        assertTrue(
                verified.outcome().message().contains("bug of Plumbline"),
                verified.outcome().message());
        assertTrue(verified.out().contains("coefficients.x2"), verified.out());
    }

    /** Publishes what was trained once more as {@code forged}, with other slopes and versions of software. */
    private void forge(Consumer<double[]> change, Map<String, String> versions) {
        train();
        ModelStore store = ModelStore.at(models.toString(), spark.sparkContext().hadoopConfiguration());
        FittedModel trained = store.load(new ModelName(NAME), Optional.empty()).model();
        LinearModel line = trained.line();
        double[] slopes = line.slopes().clone();
        change.accept(slopes);
        LinearModel forged = new LinearModel(
                line.label(),
                line.features(),
                slopes,
                line.centre(),
                line.interceptAtCentre(),
                line.intercept(),
                line.hasIntercept());
        Map<String, String> made = new TreeMap<>(trained.provenance().versions());
        made.putAll(versions);
        FittedModel model = new FittedModel(
                forged,
                trained.loss(),
                trained.rows(),
                trained.metrics(),
                trained.holdout(),
                trained.convergence(),
                trained.optimisationErrorSe(),
                trained.statistics(),
                trained.findings(),
                trained.profile(),
                new Provenance(
                        trained.provenance().inputs(), trained.provenance().settings(), made));
        ModelName name = new ModelName("forged");
        Claim claim = store.claim(name, LocalDate.of(2026, 11, 23), "forged");
        store.run(name, "forged").history(forged.features()).close();
        store.publish(claim, new Candidate(model, TermsCsv.of(model)));
    }
}
