package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.Exposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who watch are told of good nights and bad ones. */
class MetricsIT {
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private TrainRun run;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void prepare() {
        run = new TrainRun(folder.resolve("models")).over(Table.plane(5, 400).write(folder.resolve("day.csv")));
        run.features = List.of("x1", "x2");
        run.holdoutPercent = 20;
        run.metricsFile = Optional.of(folder.toString());
    }

    private Map<String, Double> told() throws IOException {
        return Exposition.samples(Files.readString(folder.resolve("plumbline_test.prom")));
    }

    private static double of(Map<String, Double> told, String name) {
        return told.getOrDefault("plumbline_" + name, Double.NaN);
    }

    private static double infos(Map<String, Double> told, String part) {
        return told.keySet().stream()
                .filter(name -> name.startsWith("plumbline_run_info{") && name.contains(part))
                .count();
    }

    private static double midnight(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    @Test
    void aGoodNightTellsItsFiguresAndABadOneKeepsWhatStands() throws IOException {
        Trial good = Trial.published(run, spark);
        Map<String, Double> told = told();
        JsonNode model = good.model();
        assertEquals(0, of(told, "run_exit_code{model=test}"));
        assertEquals(1, infos(told, "version=2026-11-23"));
        assertEquals(400, of(told, "run_rows_read{model=test}"));
        assertEquals(400, of(told, "run_rows_used{model=test}"));
        assertEquals(0, of(told, "run_rows_rejected{model=test}"));
        assertEquals(1, of(told, "run_converged{model=test}"));
        assertEquals(good.outcome().epochs(), of(told, "run_epochs{model=test}"));
        JsonNode metrics = model.get("metrics");
        for (String name : List.of("rmse", "mae", "r2")) {
            assertEquals(metrics.get(name).doubleValue(), of(told, "run_" + name + "{model=test,rows=training}"));
            assertFalse(Double.isNaN(of(told, "run_" + name + "{model=test,rows=held-out}")), name);
        }
        assertEquals(0, of(told, "run_gates{model=test,result=refused}"));
        assertTrue(of(told, "run_gates{model=test,result=passed}") > 1);
        assertTrue(of(told, "run_duration_seconds{model=test}")
                > of(told, "run_stage_duration_seconds{model=test,stage=read the table}"));
        double success = of(told, "last_success_timestamp_seconds{model=test}");
        assertEquals(of(told, "run_ended_timestamp_seconds{model=test}"), success);
        String current = "current_as_of_timestamp_seconds{model=test,version=2026-11-23}";
        assertEquals(midnight(run.asOf), of(told, current));

        run.asOf = run.asOf.plusDays(1);
        run.gates = new TrainSettings.Gates(TrainSettings.Gates.Standing.ALL, List.of(Gate.parse("rows >= 1000")));
        assertEquals(ExitCode.GATE_REFUSED, Trial.of(run, spark).outcome().code());
        told = told();
        assertEquals(80, of(told, "run_exit_code{model=test}"));
        assertEquals(1, infos(told, "outcome=gate-refused"));
        assertEquals(1, of(told, "run_gates{model=test,result=refused}"));
        assertEquals(0, of(told, "run_largest_move{model=test}"));
        assertEquals(success, of(told, "last_success_timestamp_seconds{model=test}"));
        assertEquals(midnight(run.asOf.minusDays(1)), of(told, current));
    }

    @Test
    void aNightThatEndsEarlyTellsWhatIsKnown() throws IOException {
        Files.writeString(folder.resolve("day.csv"), "x1,x2,y\n1,2,3\n1,,3\n2,x,4\n2,y,4\n");
        run.holdoutPercent = 0;
        assertEquals(ExitCode.DATA, Trial.of(run, spark).outcome().code());
        Map<String, Double> told = told();
        assertEquals(65, of(told, "run_exit_code{model=test}"));
        assertEquals(4, of(told, "run_rows_read{model=test}"));
        assertEquals(1, of(told, "run_rows_rejected_by_reason{model=test,reason=missing}"));
        assertEquals(3, of(told, "run_rows_rejected{model=test}"));
        assertNull(told.get("plumbline_run_converged{model=test}"));
        assertNull(told.get("plumbline_last_success_timestamp_seconds{model=test}"));

        run.over(folder.resolve("nothing.csv"));
        Refusal refusal = assertThrows(Refusal.class, () -> Trial.of(run, spark));
        assertEquals(ExitCode.NO_INPUT, refusal.code());
        told = told();
        assertEquals(66, of(told, "run_exit_code{model=test}"));
        assertNull(told.get("plumbline_run_rows_read{model=test}"));
    }

    @Test
    void aFileThatCannotBeWrittenIsANoteAndNeverACode() {
        run.metricsFile = Optional.of(folder.resolve("nowhere/x.prom").toString());
        Heard heard = new Heard();
        Trial.of(run, spark, heard.listeners()).published();
        assertTrue(heard.err().contains("Cannot write the metrics to"), heard.err());
    }
}
