package dev.plumbline.job;

import dev.plumbline.engine.PredictedColumn;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.platform.SparkVersion;
import dev.plumbline.store.ModelStore;
import dev.plumbline.train.EpochListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The door for programs and for {@code spark-shell}: fits, publishes and applies models in a session that is there
 * already. That session is left as it was: its settings, its job descriptions and what it has cached; the process is
 * never ended, and no signal is taken over.
 *
 * <pre>{@code
 * FittedModel fitted = Plumbline.train(data, TrainOptions.label("y").build());
 * Dataset<Row> predicted = Plumbline.predict(data, fitted.line());
 * }</pre>
 *
 * <p>What the caller can act on comes as a {@link Refusal}: the exit code that the command would end with, and a
 * sentence. Any other exception is a bug.
 */
public final class Plumbline {
    private static final String DESCRIPTION = "spark.job.description";

    private Plumbline() {}

    /**
     * The line of a table, with the bits that the command {@code train} has for the same rows and options. Reads the
     * table once, keeps its rows in the cache until the line is found, and publishes nothing. A descent that did not
     * converge is no refusal: {@link FittedModel#convergence()} says it.
     *
     * @param data a table whose rows are the same each time they are computed; where they are seen not to be, 65
     * @param settings of {@code TrainOptions}; none that are about a publication only
     * @throws Refusal 65 (rows or columns that cannot be used), 69 (the cluster), 75 (stopped, or a job was cancelled), 78
     *     (settings), 81 (a rate that is not stable), and what else {@link ExitCode} tells
     */
    public static FittedModel train(Dataset<Row> data, TrainSettings settings) {
        return train(data, settings, Listeners.silent());
    }

    /** The same, heard by these: notes, each epoch, and a way to stop it. */
    public static FittedModel train(Dataset<Row> data, TrainSettings settings, Listeners listeners) {
        refusePublication(settings);
        Input input = Input.of(data);
        return inSession(input, listeners, () -> new DatasetFit(settings, input, listeners).fit());
    }

    /**
     * Trains as the command {@code train} does: gates, and one immutable version where they let pass, under the directory
     * and the name of the settings. Notes go to standard error.
     *
     * @return what was published
     * @throws Refusal as {@link #train}, and 80 (a gate refused), 82 (not converged), 76 or 83 (what is stored)
     */
    public static Outcome publish(Dataset<Row> data, TrainSettings settings) {
        return publish(data, settings, new Listeners(Listeners.nowhere(), System.err, EpochListener.NONE));
    }

    /** The same, heard by these. */
    public static Outcome publish(Dataset<Row> data, TrainSettings settings, Listeners listeners) {
        Input input = Input.of(data);
        Outcome outcome = inSession(
                input, listeners, () -> TrainJob.run(settings, input, listeners, Ending.of(settings, listeners)));
        if (outcome.code() != ExitCode.OK) {
            throw new Refusal(outcome.code(), outcome.message());
        }
        return outcome;
    }

    /**
     * The current version of a published model, every checksum verified.
     *
     * @param spark knows the file systems
     * @param models directory of all models
     * @param name of the model
     * @throws Refusal 66 (no such model), 76 (damaged, or of a newer format)
     */
    public static FittedModel load(SparkSession spark, String models, String name) {
        return ModelStore.at(models, spark.sparkContext().hadoopConfiguration())
                .load(new ModelName(name), Optional.empty())
                .model();
    }

    /**
     * The table with a column {@code prediction} behind its own, which Spark computes when it is asked for, with the bits
     * of {@link LinearModel#predict}. No row is left out: where a feature is null, so is the prediction.
     *
     * @throws Refusal 65 (a feature that is no number), 78 (no such feature, or the column is there already)
     */
    public static Dataset<Row> predict(Dataset<Row> data, LinearModel line) {
        return PredictedColumn.of(data, line);
    }

    /** What would be ignored is a mistake. */
    private static void refusePublication(TrainSettings settings) {
        List<String> ignored = settings.publicationOnly();
        if (!ignored.isEmpty()) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot train without publishing and use --" + ignored.get(0)
                            + ": it is about a publication; leave it out, or call publish");
        }
    }

    /** Runs in the caller's session and leaves it as it was; what the caller can act on is a refusal. */
    private static <T> T inSession(Input input, Listeners listeners, Supplier<T> work) {
        SparkVersion.here().check().ifPresent(listeners::note);
        SparkContext context = input.spark().sparkContext();
        String description = context.getLocalProperty(DESCRIPTION);
        try {
            return work.get();
        } catch (Exception error) { // Spark throws checked exceptions without declaring them
            Failure failure = Failure.of(error);
            if (error instanceof Refusal || failure.bug()) {
                throw error;
            }
            throw new Refusal(failure.code(), failure.message(), error);
        } finally {
            context.setJobDescription(description);
        }
    }
}
