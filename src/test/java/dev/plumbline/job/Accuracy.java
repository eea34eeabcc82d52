package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.source.BadRows;
import dev.plumbline.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Trains on problems with exact answers and prints how many digits are right. Arguments: the directory of the problems
 * and, optionally, the most epochs (default 6000).
 */
public final class Accuracy {
    private static final int EPOCHS = 6_000;

    private final SparkSession spark;
    private final Path models;

    Accuracy(SparkSession spark, Path models) {
        this.spark = spark;
        this.models = models;
    }

    /**
     * What came of a problem.
     *
     * @param problem that was trained on
     * @param outcome of the run
     * @param slopes digits of the worst slope, NaN where nothing was published
     * @param intercept digits of the intercept, NaN without one
     */
    record Result(ReferenceProblem problem, Outcome outcome, double slopes, double intercept) {
        double worst() {
            return Double.isNaN(intercept) ? slopes : Math.min(slopes, intercept);
        }
    }

    /** Trains with default options but for the epochs; what does not converge is published all the same. */
    Result run(ReferenceProblem problem, int epochs) {
        TrainRun run = new TrainRun(models).over(problem.file());
        run.name = problem.name().replace('_', '-');
        run.label = problem.label();
        run.features = problem.features();
        run.weight = problem.weight();
        run.intercept = problem.intercept();
        run.missing = List.of("NA", "?");
        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(50, true));
        run.epochs = epochs;
        run.gates = TrainSettings.Gates.ALLOW_UNCONVERGED;
        run.storage = EngineSettings.Storage.MEMORY;
        Outcome outcome = TrainJob.run(run.settings(), spark, Quiet.listeners());
        if (outcome.code() != ExitCode.OK) {
            return new Result(problem, outcome, Double.NaN, Double.NaN);
        }
        LinearModel model = ModelStore.at(models.toString(), new Configuration(false))
                .load(new ModelName(run.name), Optional.empty())
                .model()
                .line();
        double slopes = 17;
        for (int j = 0; j < model.slopes().length; j++) {
            slopes = Math.min(slopes, problem.digits(model.features().get(j), model.slopes()[j]));
        }
        double intercept =
                model.hasIntercept() ? problem.digits(ReferenceProblem.INTERCEPT, model.intercept()) : Double.NaN;
        return new Result(problem, outcome, slopes, intercept);
    }

    private static String line(Result result) {
        ReferenceProblem problem = result.problem();
        String possible =
                problem.possibleDigits() > 17 ? "all" : String.format(Locale.ROOT, "%.1f", problem.possibleDigits());
        return String.format(
                Locale.ROOT,
                "%-20s %8d %8d %8d %8s %8.1f %9.1f  %s%n",
                problem.name(),
                problem.rows(),
                problem.features().size(),
                result.outcome().epochs(),
                possible,
                result.slopes(),
                result.intercept(),
                result.outcome().message());
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        Path models = Files.createTempDirectory("plumbline-accuracy");
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : EPOCHS;
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("accuracy")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            Accuracy accuracy = new Accuracy(spark, models);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %8s %8s %8s %8s %8s %9s  %s%n",
                    "problem",
                    "rows",
                    "features",
                    "epochs",
                    "possible",
                    "slopes",
                    "intercept",
                    "outcome");
            for (ReferenceProblem problem : ReferenceProblem.in(Path.of(args[0]))) {
                System.out.print(line(accuracy.run(problem, epochs)));
            }
        }
    }
}
