package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.source.BadRows;
import dev.plumbline.store.ModelStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Trains on problems with exact answers, by default options and both engines, and prints how many digits are right.
 * Argument: the directory of the problems.
 */
public final class Accuracy {
    /** What the worst figure of a problem must reach, unless reading its decimals into doubles leaves fewer. */
    static final double SLOPE_DIGITS = 13;

    static final double INTERCEPT_DIGITS = 12.5;
    static final double STATISTICS_DIGITS = 11;

    /** An exact fit has no residuals; its own rounding may leave this share of the label's spread. */
    private static final double NOTHING = 1e-14;

    private final SparkSession spark;
    private final Path models;

    Accuracy(SparkSession spark, Path models) {
        this.spark = spark;
        this.models = models;
    }

    /**
     * What came of a problem. Digits are NaN where nothing was published or there is no such figure.
     *
     * @param problem that was trained on
     * @param engine by which
     * @param outcome of the run
     * @param slopes digits of the worst slope against the decimals as written
     * @param intercept digits of the intercept against the decimals as written
     * @param doubles digits of the worst slope or intercept against the answer for the fields rounded to doubles
     * @param statistics digits of the worst of standard errors, residual standard deviation and R2
     */
    record Result(
            ReferenceProblem problem,
            EngineSettings.Kind engine,
            Outcome outcome,
            double slopes,
            double intercept,
            double doubles,
            double statistics) {
        /** Whether every figure has the digits that it must have. */
        boolean isRight() {
            double possible = problem.possibleDigits() - 0.5;
            return outcome.code() == ExitCode.OK
                    && slopes >= Math.min(SLOPE_DIGITS, possible)
                    && !(intercept < Math.min(INTERCEPT_DIGITS, possible))
                    && !(doubles < INTERCEPT_DIGITS)
                    && !(statistics < Math.min(STATISTICS_DIGITS, possible));
        }
    }

    /** Trains with default options. */
    Result run(ReferenceProblem problem, EngineSettings.Kind engine) {
        TrainRun run = new TrainRun(models).over(problem.file());
        run.name = problem.name().replace('_', '-')
                + engine.name().toLowerCase(Locale.ROOT).charAt(0);
        run.engine = engine;
        run.label = problem.label();
        run.features = problem.features();
        run.weight = problem.weight();
        run.intercept = problem.intercept();
        run.missing = List.of("NA", "?");
        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(50, true));
        Outcome outcome = TrainJob.run(run.settings(), spark, Quiet.listeners());
        if (outcome.code() != ExitCode.OK) {
            return new Result(problem, engine, outcome, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        FittedModel model = ModelStore.at(models.toString(), new Configuration(false))
                .load(new ModelName(run.name), Optional.empty())
                .model();
        return new Result(
                problem,
                engine,
                outcome,
                slopes(problem.answers(), model),
                intercept(problem.answers(), model),
                Math.min(slopes(problem.rounded(), model), orAll(intercept(problem.rounded(), model))),
                model.statistics().map(found -> statistics(problem, found)).orElse(Double.NaN));
    }

    private static double orAll(double digits) {
        return Double.isNaN(digits) ? 17 : digits;
    }

    private static double slopes(Map<String, BigDecimal> answers, FittedModel model) {
        double worst = 17;
        for (int j = 0; j < model.line().slopes().length; j++) {
            BigDecimal exact = answers.get(model.line().features().get(j));
            worst = Math.min(worst, ReferenceProblem.digits(exact, model.line().slopes()[j]));
        }
        return worst;
    }

    private static double intercept(Map<String, BigDecimal> answers, FittedModel model) {
        return model.line().hasIntercept()
                ? ReferenceProblem.digits(
                        answers.get(ReferenceProblem.INTERCEPT), model.line().intercept())
                : Double.NaN;
    }

    private static double statistics(ReferenceProblem problem, FitStatistics found) {
        double worst = 17;
        boolean exactFit = problem.residualSd().map(sd -> sd.signum() == 0).orElse(false);
        double spread = Math.sqrt(found.totalSumOfSquares() / found.rows());
        if (exactFit) {
            worst = found.residualSd() <= NOTHING * spread ? 17 : 0;
        } else if (problem.residualSd().isPresent()) {
            worst = ReferenceProblem.digits(problem.residualSd().get(), found.residualSd());
        }
        if (problem.r2().isPresent()) {
            worst = Math.min(worst, ReferenceProblem.digits(problem.r2().get(), found.r2()));
        }
        for (var term : found.terms()) {
            String name = term.name().equals("intercept") ? ReferenceProblem.INTERCEPT : term.name();
            BigDecimal exact = problem.stdErrors().get(name);
            if (exact != null && !exactFit) {
                worst = Math.min(worst, ReferenceProblem.digits(exact, term.stdError()));
            }
        }
        return worst;
    }

    private static String line(Result result) {
        ReferenceProblem problem = result.problem();
        String possible =
                problem.possibleDigits() > 17 ? "all" : String.format(Locale.ROOT, "%.1f", problem.possibleDigits());
        return String.format(
                Locale.ROOT,
                "%-17s %-7s %6d %3d %6d %8s %6.1f %9.1f %7.1f %10.1f  %-5s  %s%n",
                problem.name(),
                result.engine().name().toLowerCase(Locale.ROOT),
                problem.rows(),
                problem.features().size(),
                result.outcome().epochs(),
                possible,
                result.slopes(),
                result.intercept(),
                result.doubles(),
                result.statistics(),
                result.isRight() ? "right" : "WRONG",
                result.outcome().message());
    }

    /** Prints the table; ends with 1 where a problem is not solved to the digits it must have. */
    public static void main(String[] args) throws IOException {
        Path models = Files.createTempDirectory("plumbline-accuracy");
        int wrong = 0;
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("accuracy")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            Accuracy accuracy = new Accuracy(spark, models);
            System.out.printf(
                    Locale.ROOT,
                    "%-17s %-7s %6s %3s %6s %8s %6s %9s %7s %10s%n",
                    "problem",
                    "engine",
                    "rows",
                    "d",
                    "epochs",
                    "possible",
                    "slopes",
                    "intercept",
                    "doubles",
                    "statistics");
            for (ReferenceProblem problem : ReferenceProblem.in(Path.of(args[0]))) {
                for (EngineSettings.Kind engine : EngineSettings.Kind.values()) {
                    Result result = accuracy.run(problem, engine);
                    System.out.print(line(result));
                    wrong += result.isRight() ? 0 : 1;
                }
            }
        }
        if (wrong > 0) {
            throw new IllegalStateException("Cannot call the answers right: " + wrong + " are not, see above");
        }
    }
}
