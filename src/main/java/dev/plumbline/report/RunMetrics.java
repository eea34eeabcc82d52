package dev.plumbline.report;

import dev.plumbline.model.Change;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What came of a run, as gauges for those who watch: what is not known of a run that ended early is left out.
 *
 * @param outcome how it ended
 * @param times when, and what took how long
 * @param rows of the table, where it was read
 * @param fitted what was found
 * @param verdicts of the gates
 * @param standing what outlives a run that failed
 * @param software names and versions
 */
public record RunMetrics(
        Outcome outcome,
        Times times,
        Optional<RowAccount> rows,
        Optional<FittedModel> fitted,
        List<Verdict> verdicts,
        Standing standing,
        Map<String, String> software) {
    /** The gauge of the last success, which a failed run keeps as it was. */
    public static final String LAST_SUCCESS = "plumbline_last_success_timestamp_seconds";
    /** The gauge of the day that the current version speaks for. */
    public static final String CURRENT_AS_OF = "plumbline_current_as_of_timestamp_seconds";

    /**
     * When a run ended, and what took how long.
     *
     * @param ended last moment
     * @param seconds of the whole
     * @param stages seconds by name
     */
    public record Times(Instant ended, double seconds, Map<String, Double> stages) {}

    /**
     * What is true of the model whether this run came to its end or not.
     *
     * @param lastSuccess the sample of an earlier run; empty where there is none
     * @param currentAsOf first moment of the day that the current version speaks for, by version; empty where unknown
     * @param earlierAsOf the sample of an earlier run, for where it is unknown
     */
    public record Standing(
            Optional<String> lastSuccess,
            Optional<Map.Entry<String, Instant>> currentAsOf,
            Optional<String> earlierAsOf) {}

    /** The text for a file. */
    public String text() {
        OpenMetrics out = new OpenMetrics(Map.of("model", outcome.model()));
        ofTheRun(out);
        rows.ifPresent(account -> ofTheRows(out, account));
        fitted.ifPresent(model -> ofTheModel(out, model));
        ofTheGates(out);
        standing(out);
        return out.end();
    }

    private void ofTheRun(OpenMetrics out) {
        Map<String, String> labels = new LinkedHashMap<>(software);
        labels.put("run", outcome.run());
        labels.put("version", outcome.version());
        labels.put("outcome", outcome.code().id());
        out.gauge(
                "plumbline_run_info",
                "The last run, in labels. Always 1.",
                List.of(out.sample("plumbline_run_info", labels, 1)));
        out.gauge(
                "plumbline_run_exit_code",
                "Exit code of the last run.",
                outcome.code().code());
        out.gauge("plumbline_run_ended_timestamp_seconds", "When the last run ended.", seconds(times.ended()));
        out.gauge("plumbline_run_duration_seconds", "How long the last run took.", times.seconds());
        out.gauge(
                "plumbline_run_stage_duration_seconds",
                "How long a stage of the last run took.",
                "stage",
                times.stages());
        out.gauge("plumbline_run_epochs", "Epochs of the last run.", outcome.epochs());
    }

    private static void ofTheRows(OpenMetrics out, RowAccount account) {
        out.gauge("plumbline_run_rows_read", "Rows that the last run read.", account.read());
        out.gauge("plumbline_run_rows_used", "Rows that the last run used.", account.used());
        out.gauge("plumbline_run_rows_rejected", "Rows that the last run rejected.", account.rejected());
        out.gauge(
                "plumbline_run_rows_rejected_by_reason",
                "Rows that the last run rejected, by reason.",
                "reason",
                account.sortedReasons());
    }

    private static void ofTheModel(OpenMetrics out, FittedModel model) {
        out.gauge(
                "plumbline_run_converged",
                "Whether the descent of the last run converged.",
                model.convergence().converged() ? 1 : 0);
        error(out, model, "rmse", "Root of the mean squared residual of what the last run found.", Metrics::rmse);
        error(out, model, "mae", "Mean absolute residual of what the last run found.", Metrics::mae);
        error(out, model, "r2", "Share of the variance that what the last run found explains.", Metrics::r2);
    }

    private static void error(
            OpenMetrics out, FittedModel model, String name, String help, ToDoubleFunction<Metrics> measure) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("training", measure.applyAsDouble(model.metrics()));
        model.holdout().ifPresent(heldOut -> values.put("held-out", measure.applyAsDouble(heldOut)));
        out.gauge("plumbline_run_" + name, help, "rows", values);
    }

    private void ofTheGates(OpenMetrics out) {
        Map<String, Integer> results = new TreeMap<>();
        if (!verdicts.isEmpty()) {
            for (Verdict.Result result : Verdict.Result.values()) {
                results.put(result.id(), 0);
            }
            verdicts.forEach(verdict -> results.merge(verdict.result().id(), 1, Integer::sum));
        }
        out.gauge("plumbline_run_gates", "Gates of the last run, by what they said.", "result", results);
        outcome.since()
                .filter(change -> change.unit() == Change.Unit.STANDARD_ERRORS)
                .flatMap(Change::largest)
                .ifPresent(term -> out.gauge(
                        "plumbline_run_largest_move",
                        "Largest move of a term since the version that was current, in standard errors.",
                        StrictMath.abs(term.move())));
    }

    private void standing(OpenMetrics out) {
        Optional<String> success = outcome.code() == ExitCode.OK
                ? Optional.of(out.sample(LAST_SUCCESS, Map.of(), seconds(times.ended())))
                : standing.lastSuccess();
        out.gauge(
                LAST_SUCCESS, "When a run last ended with 0.", success.stream().toList());
        Optional<String> current = standing.currentAsOf()
                .map(day -> out.sample(CURRENT_AS_OF, Map.of("version", day.getKey()), seconds(day.getValue())))
                .or(standing::earlierAsOf);
        out.gauge(
                CURRENT_AS_OF,
                "The day that the current version speaks for.",
                current.stream().toList());
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1e3;
    }
}
