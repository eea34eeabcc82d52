package dev.plumbline.job;

import dev.plumbline.engine.Pictures;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.ScorePass;
import dev.plumbline.engine.ToScore;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.ColumnProfiles;
import dev.plumbline.explain.Findings;
import dev.plumbline.model.Charts;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Finding;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** From a table that was read to a model: descends and scores. Publishes nothing. */
final class Fitting {
    private final TrainSettings settings;
    private final Run run;

    /**
     * What a fit is given of its surroundings.
     *
     * @param listeners who hears of it
     * @param timings take the time of its stages
     * @param timeIsUp asked once per epoch; true cuts the descent short there
     * @param start where the descent starts; empty: at zero
     * @param charts who gets what pictures are drawn from; empty: nothing is taken for them
     * @param spark session
     */
    record Run(
            Listeners listeners,
            Timings timings,
            BooleanSupplier timeIsUp,
            Optional<WarmStart> start,
            Optional<Consumer<Charts>> charts,
            SparkSession spark) {
        JavaSparkContext context() {
            return JavaSparkContext.fromSparkContext(spark.sparkContext());
        }
    }

    Fitting(TrainSettings settings, Run run) {
        this.settings = settings;
        this.run = run;
    }

    /**
     * The model of a table.
     *
     * @param table read, with every feature usable
     * @param watch where the descent begins, and who hears of it
     */
    FittedModel fit(ReadTable table, DescentWatch watch) {
        ColumnCheck.requireRange(table.training(), table.source().columns(), settings.intercept());
        Problem problem = run.timings().time("plan", () -> Problem.of(table, settings.intercept()));
        run.start().ifPresent(start -> start.notes(problem).forEach(run.listeners()::note));
        Descent descent = run.timings()
                .time(
                        "plan",
                        () -> Descent.over(
                                table,
                                problem,
                                settings,
                                run.start().map(start -> start.over(problem)).orElse(WarmStart.none())));
        descent.notes(settings.engine().kind()).forEach(run.listeners()::note);
        watch.planned(descent.planned());
        Descent.Fit fit = run.timings().time("descend", () -> descended(descent, table, watch));
        watch.over(fit);
        ScorePass.Result score = run.timings().time("score", () -> score(table, fit.model()));
        // Behind the last pass: blocks that were lost from the cache are read again from the files.
        table.source().verifyUnchanged();
        table.verifyKept();
        FittedModel fitted = run.timings().time("statistics", () -> fitted(table, problem, fit, score));
        run.charts().ifPresent(keep -> keep.accept(TakenCharts.of(table, problem, fit, score.residuals())));
        return fitted;
    }

    /** What runs away because the rows are others than at first is told as that, not as a matter of rates. */
    private Descent.Fit descended(Descent descent, ReadTable table, DescentWatch watch) {
        try {
            return descent.run(watch, run.timeIsUp());
        } catch (Refusal refusal) {
            if (refusal.code() == ExitCode.DIVERGED) {
                table.source().verifyUnchanged();
                table.verifyKept();
            }
            throw refusal;
        }
    }

    private ScorePass.Result score(ReadTable table, LinearModel line) {
        Pictures pictures = run.charts().isPresent() ? Pictures.TAKEN : Pictures.NONE;
        return Scoring.of(new ToScore(List.of(line), pictures), table, settings.engine(), run.context())
                .get(0);
    }

    private FittedModel fitted(ReadTable table, Problem problem, Descent.Fit fit, ScorePass.Result score) {
        Optional<FitStatistics> statistics = problem.statistics(fit.model());
        List<ColumnProfile> profile = ColumnProfiles.of(
                problem.columns().modelColumns(),
                problem.training(),
                table.source().account(table.reports()).missing());
        return new FittedModel(
                fit.model(),
                "squared",
                table.rows(),
                score.training(),
                score.heldOut(),
                fit.convergence(),
                statistics
                        .map(found -> problem.error(found, fit.coordinates())
                                .inStandardErrors(fit.result().parameters()))
                        .orElse(Map.of()),
                statistics,
                findings(profile, problem, fit, statistics),
                profile,
                Provenances.of(table.source(), settings, run.start().map(WarmStart::version), run.spark()));
    }

    private static List<Finding> findings(
            List<ColumnProfile> profile, Problem problem, Descent.Fit fit, Optional<FitStatistics> statistics) {
        Circumstances.Table known = new Circumstances.Table(profile, List.of(), false, problem.terrains());
        return Findings.of(new Circumstances(known, fit.course(), statistics));
    }
}
