package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Change;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private static final Pattern NAME = Pattern.compile("plumbline_[a-z0-9_]+");
    private static final Path SOURCE = Path.of("src/main/java/dev/plumbline/report/RunMetrics.java");

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** Names in the code, with those that are put together. */
    private static Set<String> written() throws IOException {
        Set<String> names = names(Files.readString(SOURCE));
        assertTrue(names.remove("plumbline_run_"), "errors have one name each");
        names.addAll(List.of("plumbline_run_rmse", "plumbline_run_mae", "plumbline_run_r2"));
        return names;
    }

    @Test
    void theDocumentHasEachGaugeAndNoOther() throws IOException {
        String document = Files.readString(Path.of("docs/nightly.md"));
        Set<String> told =
                names(document.substring(document.indexOf("| gauge |"), document.indexOf("What a run did not")));
        assertEquals(written(), told);
    }

    @Test
    void alertsLookAtGaugesThatThereAre() throws IOException {
        Set<String> asked = names(Files.readString(Path.of("conf/prometheus/plumbline.rules.yml")));
        assertTrue(asked.size() > 4, asked.toString());
        asked.removeAll(written());
        assertEquals(Set.of(), asked);
    }

    private static RunMetrics metrics(ExitCode code, RunMetrics.Standing standing) {
        Change.Term term = new Change.Term("x", false, 1, 2, -3.5);
        Change change = new Change(
                "2026-01-01",
                Change.Unit.STANDARD_ERRORS,
                List.of(term),
                new Change.Fit(1, 10),
                new Change.Fit(1, 10),
                List.of(),
                new Change.Inputs(1, 1, List.of(), List.of(), List.of()),
                List.of());
        Outcome outcome = new Outcome(code, "why", "run", "m", "", 7, 9, Optional.of(change));
        return new RunMetrics(
                outcome,
                new RunMetrics.Times(Instant.parse("2026-01-02T00:00:01.5Z"), 12.25, Map.of("a \"stage\"\n", 0.5)),
                Optional.of(new RowAccount(10, 9, 1, 0, Map.of("missing", 1L))),
                Optional.empty(),
                List.of(new Verdict("finite", 0, 0, Verdict.Result.REFUSED, "", "")),
                standing,
                Map.of("plumbline", "1\\0"));
    }

    @Test
    void whatStandsIsKeptByARunThatFails() {
        String success = RunMetrics.LAST_SUCCESS + "{model=\"m\"} 5";
        String asOf = RunMetrics.CURRENT_AS_OF + "{model=\"m\",version=\"1970-01-01\"} 0";
        RunMetrics.Standing kept = new RunMetrics.Standing(Optional.of(success), Optional.empty(), Optional.of(asOf));
        Map<String, Double> told =
                Exposition.samples(metrics(ExitCode.GATE_REFUSED, kept).text());
        assertEquals(5, told.get(RunMetrics.LAST_SUCCESS + "{model=m}"));
        assertEquals(0, told.get(RunMetrics.CURRENT_AS_OF + "{model=m,version=1970-01-01}"));
        assertEquals(80, told.get("plumbline_run_exit_code{model=m}"));
        assertEquals(3.5, told.get("plumbline_run_largest_move{model=m}"));
        assertEquals(1, told.get("plumbline_run_gates{model=m,result=refused}"));
        assertEquals(1, told.get("plumbline_run_rows_rejected_by_reason{model=m,reason=missing}"));
        assertEquals(0.5, told.get("plumbline_run_stage_duration_seconds{model=m,stage=a \"stage\"\n}"));
        told = Exposition.samples(metrics(ExitCode.OK, kept).text());
        assertEquals(1767312001.5, told.get(RunMetrics.LAST_SUCCESS + "{model=m}"));
    }

    @Test
    void whatNeverWasIsNotTold() {
        RunMetrics.Standing none = new RunMetrics.Standing(Optional.empty(), Optional.empty(), Optional.empty());
        String text = metrics(ExitCode.NO_INPUT, none).text();
        assertFalse(text.contains(RunMetrics.LAST_SUCCESS), text);
        assertFalse(text.contains(RunMetrics.CURRENT_AS_OF), text);
        assertFalse(text.contains("plumbline_run_rmse"), text);
    }
}
