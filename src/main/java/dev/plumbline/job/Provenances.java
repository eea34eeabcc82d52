package dev.plumbline.job;

import dev.plumbline.model.Provenance;
import dev.plumbline.source.TableSource;
import dev.plumbline.store.ModelVersion;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Where a model comes from, as it is when its input was opened. */
final class Provenances {
    private Provenances() {}

    /** @param startedFrom the version that a warm start starts from */
    static Provenance of(
            TableSource source, TrainSettings settings, Optional<ModelVersion> startedFrom, SparkSession spark) {
        return new Provenance(
                source.files().stream()
                        .map(file -> new Provenance.Input(file.path(), file.length(), file.modified()))
                        .toList(),
                settings.resultOptions(),
                Versions.all(spark.version()),
                startedFrom.map(ModelVersion::toString));
    }
}
