package dev.plumbline.growth;

import dev.plumbline.engine.EngineSettings;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Where measurements are made.
 *
 * @param session of Spark
 * @param sizes of this run
 * @param tables directory of the tables, which stay there
 */
record Lab(SparkSession session, Sizes sizes, Path tables) {
    private static final int MOMENTS_LIMIT = 200;

    JavaSparkContext spark() {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    int cores() {
        return spark().defaultParallelism();
    }

    double budget() {
        return sizes.budget();
    }

    /** As a user's run has them by default. */
    static EngineSettings engine(EngineSettings.Kind kind) {
        return new EngineSettings(kind, MOMENTS_LIMIT, EngineSettings.Storage.MEMORY, 0, 1, false);
    }

    /** Without products of columns, which an epoch does not need. */
    static EngineSettings withoutProducts() {
        return new EngineSettings(EngineSettings.Kind.ROWS, 0, EngineSettings.Storage.MEMORY, 0, 1, false);
    }
}
