package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.store.CheckpointSettings;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a night, there is a page of it in the morning, and it can be made again. */
class RunPagesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final String HOSTILE = "a\u001b[2J\u202ex";

    private static SparkSession spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** A night as it was told. */
    private record Night(Outcome outcome, Path page, Heard heard) {
        String html() throws IOException {
            return Files.readString(page);
        }
    }

    private Night night(int day, Path table, EpochListener progress, Consumer<TrainRun> change) {
        TrainRun run = new TrainRun(folder.resolve("models")).over(table);
        run.asOf = DAY.plusDays(day);
        change.accept(run);
        Heard heard = new Heard();
        Listeners listeners =
                new Listeners(heard.listeners().out(), heard.listeners().err(), progress);
        Outcome outcome = TrainJob.run(run.settings(), spark, listeners);
        return new Night(
                outcome,
                folder.resolve("models/test/runs").resolve(outcome.run()).resolve("report.html"),
                heard);
    }

    private Path table(int seed, String... more) {
        Table plane = Table.plane(seed, 200);
        List<String> rows = new ArrayList<>(plane.rows());
        rows.addAll(List.of(more));
        return new Table(HOSTILE + ",x2,w,y", rows).write(folder.resolve(seed + ".csv"));
    }

    private static String[] badRows() {
        return IntStream.range(0, 30)
                .mapToObj(i -> i == 7 ? "1,2,3," : "1,2,3,secret-" + i)
                .toArray(String[]::new);
    }

    private static Consumer<TrainRun> usual(Consumer<TrainRun> change) {
        return change.andThen(run -> run.features = List.of(HOSTILE, "x2"));
    }

    @Test
    void aNightThatPublishesOneThatIsRefusedAndOneWithBadRowsEachHaveTheirPage() throws IOException {
        Night published = night(0, table(1), EpochListener.NONE, usual(run -> {}));
        assertEquals(
                ExitCode.OK, published.outcome().code(), published.outcome().message());
        assertTrue(
                published.heard().out().endsWith("\n  report   " + published.page() + "\n"),
                published.heard().out());

        Night refused = night(1, table(2), EpochListener.NONE, usual(run -> run.gates = Nights.gates("rmse <= 0.001")));
        assertEquals(ExitCode.GATE_REFUSED, refused.outcome().code());
        assertTrue(refused.html().contains("rmse &lt;= 0.001"), "the gate is on the page");

        Night bad = night(2, table(3, badRows()), EpochListener.NONE, usual(run -> {}));
        assertEquals(ExitCode.DATA, bad.outcome().code());
        assertTrue(bad.html().contains("not-a-number") && bad.html().contains("missing"), "reasons are on the page");
        assertFalse(bad.html().contains("secret-29"), "the content of rejected rows is not, but for the first");

        for (Night each : List.of(refused, bad)) {
            assertTrue(
                    each.heard().err().contains("plumbline: the page of this run is " + each.page() + "\n"),
                    each.heard().err());
        }
        for (Night each : List.of(published, refused, bad)) {
            assertAgain(each);
            String told = each.heard().out() + each.heard().err();
            assertTrue(told.indexOf('\u001b') < 0 && told.indexOf('\u202e') < 0, told);
        }
    }

    /** The same bytes of the same folder, though other nights came after it. */
    private void assertAgain(Night night) throws IOException {
        byte[] before = Files.readAllBytes(night.page());
        Files.delete(night.page());
        ReportSettings settings = new ReportSettings(
                folder.resolve("models").toString(),
                "test",
                new ReportSettings.Run(night.outcome().run()));
        assertEquals(
                ExitCode.OK, ReportJob.run(settings, new Heard().listeners()).code());
        assertArrayEquals(before, Files.readAllBytes(night.page()));
    }

    @Test
    void aRunThatFailedAndWentOnHasThePageOfBothAttempts() throws IOException {
        Path table = table(4);
        Consumer<TrainRun> slowly = usual(run -> {
            run.optimizer = OptimizerKind.GD;
            run.gates = new TrainSettings.Gates(TrainSettings.Gates.Standing.FINITE_ONLY, List.of());
            run.checkpoints = new CheckpointSettings(new CheckpointSettings.Epochs(1), false);
        });
        Night failed = night(0, table, new Failing(), slowly);
        assertEquals(ExitCode.INTERNAL, failed.outcome().code());
        assertTrue(failed.html().contains("the driver fails"), "the page says what went wrong");
        Night resumed = night(0, table, EpochListener.NONE, slowly);
        assertEquals(ExitCode.OK, resumed.outcome().code(), resumed.outcome().message());
        assertEquals(failed.page(), resumed.page());
        byte[] page = Files.readAllBytes(resumed.page());
        Night again = night(0, table, EpochListener.NONE, slowly);
        assertTrue(
                again.outcome().message().startsWith("already published"),
                again.outcome().message());
        assertTrue(
                again.heard().out().contains("  report   " + again.page()),
                again.heard().out());
        assertTrue(page.length > 0 && Files.size(again.page()) > 0);
        assertAgain(again);
    }

    /** Ends a run, as a failure of the driver would. */
    private record Failing() implements EpochListener {
        @Override
        public void finished(EpochRecord record, TrainingState state) {
            if (record.epoch() == 2) {
                throw new IllegalStateException("the driver fails");
            }
        }
    }
}
