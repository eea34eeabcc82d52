package dev.plumbline.bench;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.MomentsTable;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Plumbline's one pass: strict reading, every row accounted for, the exact moments of all products. */
final class PlumblineScan {
    private PlumblineScan() {}

    static void run(SparkSession spark, TableFile file, Path at) {
        EngineSettings settings =
                new EngineSettings(EngineSettings.Kind.MOMENTS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        try (MomentsTable table = MomentsTable.load(context, Tables.open(spark, file, at), settings)) {
            if (table.training().count() != file.table().rows()) {
                throw new IllegalStateException(table.training().count() + " rows in " + at);
            }
        }
    }
}
