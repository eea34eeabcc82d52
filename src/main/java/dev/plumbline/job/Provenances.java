package dev.plumbline.job;

import dev.plumbline.model.Provenance;
import dev.plumbline.source.TableSource;
import org.apache.spark.sql.SparkSession;

/** Where a model comes from, as it is when its input was opened. */
final class Provenances {
    private Provenances() {}

    static Provenance of(TableSource source, TrainSettings settings, SparkSession spark) {
        return new Provenance(
                source.files().stream()
                        .map(file -> new Provenance.Input(file.path(), file.length(), file.modified()))
                        .toList(),
                settings.resultOptions(),
                Versions.all(spark.version()));
    }
}
