package dev.plumbline.page;

import dev.plumbline.model.Change;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import dev.plumbline.page.RunPage.Event;
import dev.plumbline.page.RunPage.Night;
import dev.plumbline.page.RunPage.Term;
import dev.plumbline.page.RunPage.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs as they end, with values that look real. */
final class Samples {
    static final String HOSTILE = "</script><img src=x onerror=\"window.hurt=1\"><svg onload=window.hurt=1>";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private Samples() {}

    static Map<String, RunPage> all() {
        Map<String, RunPage> all = new LinkedHashMap<>();
        all.put("demo", demo());
        all.put("twenty", twenty());
        all.put("refused", refused());
        all.put("failed", failed());
        all.put("unconverged", unconverged());
        all.put("diverged", diverged());
        all.put("without-moments", withoutMoments());
        all.put("hostile", hostile());
        return all;
    }

    /** The first descent: one feature, raw, one epoch after the other. */
    static RunPage demo() {
        Simulation rows = new Simulation(List.of("x"), 2_000, 3, 0);
        FittedModel model = model(rows, "y", new Convergence(450, Convergence.Reason.EPOCHS, true), 0.0004);
        return new RunPage(
                outcome(ExitCode.OK, "published", "demo", "2026-11-28", 450),
                when(),
                Optional.of(model),
                Optional.of(rows.charts(CoordinateSystem.RAW, true)),
                rows.descend(CoordinateSystem.RAW, 450, 0.1, 0.1),
                List.of(),
                Optional.empty(),
                nights(rows, 1, "2026-11-28"),
                Map.of(),
                Optional.of(model.provenance()));
    }

    /** A night of a model of twenty features, with two months behind it and a descent of 2,000 epochs. */
    static RunPage twenty() {
        List<String> names = IntStream.range(1, 21).mapToObj(i -> "sensor_" + i).toList();
        Simulation rows = new Simulation(names, 20_000, 1, 1.5);
        FittedModel model = model(rows, "load", new Convergence(2000, Convergence.Reason.TOLERANCE, true), 1e-9);
        return new RunPage(
                outcome(ExitCode.OK, "published", "load", "2026-11-28", 2000),
                when(),
                Optional.of(model),
                Optional.of(rows.charts(CoordinateSystem.STANDARDIZED, true)),
                rows.descend(CoordinateSystem.STANDARDIZED, 2000, 0.02, 0.05),
                gates(false),
                Optional.of(change(model, 1)),
                nights(rows, 60, "2026-11-28"),
                new TreeMap<>(Map.of("missing", 212L, "not-a-number", 31L)),
                Optional.of(model.provenance()));
    }

    static RunPage refused() {
        Simulation rows = new Simulation(List.of("price", "promotion", "weekday"), 6_000, 40, 2.5);
        FittedModel model = model(rows, "sales", new Convergence(60, Convergence.Reason.TOLERANCE, true), 1e-9);
        String why = "gate 'rmse <= 1.05 * current' refuses: it is 1.31 over all used rows, the limit is 1.1";
        return new RunPage(
                outcome(ExitCode.GATE_REFUSED, why, "sales", "", 60),
                when(),
                Optional.of(model),
                Optional.of(rows.charts(CoordinateSystem.STANDARDIZED, false)),
                rows.descend(CoordinateSystem.STANDARDIZED, 60, 0.6, 0.9),
                gates(true),
                Optional.of(change(model, 6)),
                nights(rows, 12, ""),
                Map.of(),
                Optional.of(model.provenance()));
    }

    static RunPage failed() {
        String why = "Cannot read the input: 1204 of 20000 rows are bad and --bad-rows is 'fail'; the first is"
                + " /data/sales/2026-11-28.csv line 17, column 'price': 'n/a' is not a number; mend the file, name 'n/a'"
                + " by --missing, or give --bad-rows skip --max-bad-rows 7%";
        Simulation rows = new Simulation(List.of("price"), 500, 2, 0);
        return new RunPage(
                outcome(ExitCode.DATA, why, "sales", "", 0),
                when(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                nights(rows, 9, ""),
                new TreeMap<>(Map.of("not-a-number", 1190L, "too-few-fields", 14L)),
                Optional.of(provenance()));
    }

    static RunPage unconverged() {
        Simulation rows = new Simulation(List.of("x"), 3_000, 12, 0);
        FittedModel model = model(rows, "y", new Convergence(200, Convergence.Reason.EPOCHS, false), 41.5);
        return new RunPage(
                outcome(
                        ExitCode.NOT_CONVERGED,
                        "gate 'converged' refuses: not converged within 200 epochs; give more --epochs or --standardize",
                        "sales",
                        "",
                        200),
                when(),
                Optional.of(model),
                Optional.of(rows.charts(CoordinateSystem.RAW, true)),
                rows.descend(CoordinateSystem.RAW, 200, 0.01, 0.01),
                List.of(new Verdict(
                        "converged", Double.NaN, Double.NaN, Verdict.Result.REFUSED, "", "not within 200 epochs")),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.of(model.provenance()));
    }

    static RunPage diverged() {
        Simulation rows = new Simulation(List.of("x"), 3_000, 3, 0);
        List<HistoryLine> history = rows.descend(CoordinateSystem.RAW, 30, 0.3, 0.3);
        return new RunPage(
                outcome(ExitCode.DIVERGED, "Cannot go on: the loss grows in every epoch", "sales", "", 30),
                when(),
                Optional.empty(),
                Optional.of(rows.charts(CoordinateSystem.RAW, false)),
                history,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.of(provenance()));
    }

    /** Above the limit of moments: no statistics, no optimum, one epoch. */
    static RunPage withoutMoments() {
        RunPage run = demo();
        FittedModel model = run.fitted().orElseThrow();
        FittedModel bare = new FittedModel(
                model.line(),
                "squared",
                model.rows(),
                model.metrics(),
                Optional.of(model.metrics()),
                new Convergence(1, Convergence.Reason.TOLERANCE, true),
                Map.of(),
                Optional.empty(),
                List.of(),
                model.profile(),
                model.provenance());
        return new RunPage(
                run.outcome(),
                run.when(),
                Optional.of(bare),
                Optional.empty(),
                run.history().subList(0, 1),
                List.of(),
                Optional.empty(),
                run.nights(),
                Map.of(),
                run.provenance());
    }

    /** Names that would be markup, script, another reading direction or a page of their own. */
    static RunPage hostile() {
        List<String> names = List.of(
                HOSTILE,
                "\u202eevil\u2066\u0000nul\u2028line",
                "{{7*7}}${7*7}{b|x}",
                "\"><script>window.hurt=1</script>",
                "long ".repeat(2048));
        Simulation rows = new Simulation(names, 2_000, 1, 0);
        FittedModel model = model(rows, HOSTILE, new Convergence(100, Convergence.Reason.TOLERANCE, true), 1e-9);
        return new RunPage(
                outcome(ExitCode.OK, HOSTILE, HOSTILE, "2026-11-28", 100),
                when(),
                Optional.of(model),
                Optional.of(rows.charts(CoordinateSystem.STANDARDIZED, true)),
                rows.descend(CoordinateSystem.STANDARDIZED, 100, 0.3, 0.3),
                List.of(new Verdict(HOSTILE, 1, 2, Verdict.Result.PASSED, HOSTILE, HOSTILE)),
                Optional.of(change(model, 1)),
                nights(rows, 5, "2026-11-28"),
                new TreeMap<>(Map.of("missing", 3L)),
                Optional.of(new Provenance(
                        List.of(new Provenance.Input("s3a://key:secret@bucket/" + HOSTILE, 12, 0)),
                        Map.of("label", HOSTILE, "features", String.join(",", names)),
                        Map.of("plumbline", "1.0"))),
                List.of("Cannot read " + HOSTILE));
    }

    private static Outcome outcome(ExitCode code, String message, String name, String version, long epochs) {
        return new Outcome(code, message, "2026-11-28-" + "5f3a9c01", name, version, epochs, 20_000);
    }

    private static When when() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("session", 3.4);
        stages.put("read", 41.7);
        stages.put("descend", 12.2);
        stages.put("score", 2.9);
        stages.put("publish", 0.31);
        Instant began = Instant.parse("2026-11-29T02:00:03Z");
        return new When(
                DAY,
                Optional.of(began),
                Optional.of(began.plusSeconds(61)),
                stages,
                List.of(
                        new Event(began, "started", Map.of("attempt", "1")),
                        new Event(began.plusSeconds(61), "ended", Map.of("code", "0"))));
    }

    private static FittedModel model(Simulation rows, String label, Convergence convergence, double away) {
        Map<String, Double> errors = new TreeMap<>();
        Stream.concat(rows.names.stream(), Stream.of("intercept")).forEach(name -> errors.put(name, away));
        long rejected = rows.names.size() == 20 ? 243 : 0;
        return new FittedModel(
                rows.line(label),
                "squared",
                new RowAccount(
                        rows.y.length + rejected,
                        rows.y.length,
                        rejected,
                        0,
                        rejected == 0 ? Map.of() : Map.of("missing", 212L, "not-a-number", 31L)),
                rows.metrics(),
                Optional.empty(),
                convergence,
                errors,
                Optional.of(rows.statistics()),
                findings(rows, away),
                rows.profile(label),
                provenance());
    }

    private static List<Finding> findings(Simulation rows, double away) {
        List<Finding> findings = new ArrayList<>();
        if (rows.mean[0] > 2 * rows.sd[0]) {
            findings.add(new Finding(
                    "PL101",
                    Finding.Severity.NOTE,
                    "the mean of '" + rows.names.get(0) + "' lies far from 0, so the intercept is slow",
                    "leave --standardize on"));
        }
        if (away > 1) {
            findings.add(new Finding(
                    "PL205",
                    Finding.Severity.WARNING,
                    "the intercept is 41.5 standard errors from its optimum",
                    "give --epochs 12000, or leave --standardize on"));
        }
        return findings;
    }

    private static Provenance provenance() {
        return new Provenance(
                List.of(
                        new Provenance.Input("file:/data/sales/2026-11-27.csv", 734_003_200, 1_795_800_000_000L),
                        new Provenance.Input("file:/data/sales/2026-11-28.csv", 741_343_232, 1_795_886_400_000L)),
                Map.of("engine", "rows", "epochs", "450", "label", "sales", "standardize", "true"),
                Map.of("java", "17.0.12", "plumbline", "1.0", "spark", "4.1.3"));
    }

    private static List<Verdict> gates(boolean refusing) {
        String over = "all used rows";
        Verdict.Result result = refusing ? Verdict.Result.REFUSED : Verdict.Result.PASSED;
        return List.of(
                new Verdict("finite", Double.NaN, Double.NaN, Verdict.Result.PASSED, "", ""),
                new Verdict("converged", Double.NaN, Double.NaN, Verdict.Result.PASSED, "", ""),
                new Verdict("r2 >= 0.5", 0.91, 0.5, Verdict.Result.PASSED, over, ""),
                new Verdict(
                        "rmse <= 1.05 * current",
                        refusing ? 1.3112 : 1.02,
                        1.1012,
                        result,
                        over,
                        "the current model, 2026-11-27, has 1.0488"),
                new Verdict(
                        "rows >= 0.5 * recent", Double.NaN, Double.NaN, Verdict.Result.PASSED_OVER, "", "one version"));
    }

    private static Change change(FittedModel model, double moves) {
        List<Change.Term> terms = new ArrayList<>();
        int count = model.line().features().size();
        for (int j = 0; j < count; j++) {
            double now = model.line().slopes()[j];
            double error = model.statistics().orElseThrow().terms().get(j).stdError();
            double move = moves * (1 - j / (count + 1.0)) * (j % 2 == 0 ? 1 : -1);
            terms.add(new Change.Term(model.line().features().get(j), false, now - move * error * 1.4, now, move));
        }
        double intercept = model.line().intercept();
        terms.add(new Change.Term("intercept", true, intercept + 0.001, intercept, -0.02));
        double rmse = model.metrics().rmse();
        return new Change(
                "2026-11-27",
                Change.Unit.STANDARD_ERRORS,
                terms,
                new Change.Fit(rmse * 0.97, 19_650),
                new Change.Fit(rmse, 20_000),
                List.of(new Change.Difference("epochs", Optional.of("400"), Optional.of("450"))),
                new Change.Inputs(1, 2, List.of("file:/data/sales/2026-11-28.csv"), List.of(), List.of()),
                List.of());
    }

    private static List<Night> nights(Simulation rows, int count, String last) {
        Random random = new Random(3);
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean newest = i == count - 1;
            LocalDate day = DAY.minusDays(last.isEmpty() ? count - i : count - 1 - i);
            List<Term> terms = new ArrayList<>();
            rows.statistics().terms().forEach(term -> {
                double half = (term.confHigh() - term.confLow()) / 2;
                double shift = newest ? 0 : half / 2 * random.nextGaussian();
                double estimate = (term.confHigh() + term.confLow()) / 2 + shift;
                terms.add(new Term(term.name(), estimate, estimate - half, estimate + half));
            });
            double rmse = rows.metrics().rmse() * (newest ? 1 : 0.97 + 0.03 * random.nextDouble());
            nights.add(new Night(day.toString(), newest, 19_000 + random.nextInt(1500), rmse, terms));
        }
        return nights;
    }
}
