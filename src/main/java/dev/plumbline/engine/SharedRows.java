package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Two models of different features, scored over the rows that both can use: one reading of the table with the features
 * of both, nothing cached.
 *
 * @param results of the models, in their order, each over the same rows; NaN where there are none
 * @param training rows that can train and that both can use
 * @param heldOut held-out rows that both can use
 */
public record SharedRows(List<ScorePass.Result> results, long training, long heldOut) {
    private static final ExactMoments.Detail DETAIL = ExactMoments.Detail.SQUARES_ONLY;

    public SharedRows {
        results = List.copyOf(results);
    }

    /**
     * Reads and scores. One job, and one more where a quoted field crossed the boundary of two splits.
     *
     * @param source with the features of all models
     * @param models each with its own features; those of the first, which was trained on the table, are the first of the
     *     source, and its rows are held out by them
     * @param settings of that training: they say which rows are held out
     */
    public static SharedRows score(
            JavaSparkContext spark, TableSource source, List<LinearModel> models, EngineSettings settings) {
        List<String> features = source.columns().features();
        int own = models.get(0).features().size();
        if (!features.subList(0, own).equals(models.get(0).features())) {
            throw new IllegalArgumentException("Cannot hold out the same rows: the features are in another order");
        }
        List<LinearModel> wide =
                models.stream().map(model -> model.among(features)).toList();
        Broadcast<Line[]> lines = spark.broadcast(LineScores.lines(wide));
        try {
            ResidualScan.Reading read = Rereading.settled(
                    source,
                    cut -> {
                        LoadPartition load = LoadPartition.of(cut.columns(), settings, DETAIL, DETAIL)
                                .heldOutBy(own);
                        return ResidualScan.read(new TableScan(spark, cut, load), load, lines, Pictures.NONE);
                    },
                    each -> each.totals().reports(),
                    each -> {});
            Optional<ExactMoments> apart = read.totals().heldOut();
            return new SharedRows(
                    read.scores().results(read.totals().training(), apart, wide),
                    read.totals().training().count(),
                    apart.map(ExactMoments::count).orElse(0L));
        } finally {
            lines.destroy();
        }
    }
}
