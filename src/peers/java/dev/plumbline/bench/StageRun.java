package dev.plumbline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** One stage in a Spark application of its own. Arguments: the stage, the file for its sections, the place. */
public final class StageRun {
    private StageRun() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().getOrCreate();
        try {
            Stage stage = Stages.named(args[0]);
            Section[] found = stage.measure(Place.of(args, 2)).toArray(Section[]::new);
            new ObjectMapper().writeValue(Path.of(args[1]).toFile(), found);
        } finally {
            spark.stop();
        }
    }
}
