package dev.plumbline.job;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsScore;
import dev.plumbline.engine.ReadTable;
import dev.plumbline.engine.ResidualScan;
import dev.plumbline.engine.ScorePass;
import dev.plumbline.engine.ToScore;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** How the engine of a run scores models over the rows that were read: the same bits for the same model. */
final class Scoring {
    private Scoring() {}

    /**
     * The scores of models of the table's features, in their order. One job for all of them; none by moments alone, which
     * know no pictures.
     */
    static List<ScorePass.Result> of(ToScore task, ReadTable table, EngineSettings settings, JavaSparkContext spark) {
        if (table instanceof CachedTable cached) {
            return ScorePass.run(cached, task);
        }
        if (settings.residuals()) {
            return ResidualScan.run(spark, table, task, settings);
        }
        return task.models().stream()
                .map(line -> new ScorePass.Result(
                        MomentsScore.of(line, table.training()),
                        table.heldOut().map(moments -> MomentsScore.of(line, moments))))
                .toList();
    }
}
