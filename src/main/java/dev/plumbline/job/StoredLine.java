package dev.plumbline.job;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A published model that is applied to a table: it names the columns. */
final class StoredLine {
    private final StoredModel stored;

    private StoredLine(StoredModel stored) {
        this.stored = stored;
    }

    /** Loads a version, or the current one, with every checksum verified. */
    static StoredLine load(String models, String name, Optional<String> version, Configuration conf) {
        ModelStore store = ModelStore.at(models, conf);
        return new StoredLine(store.load(new ModelName(name), version.map(ModelVersion::of)));
    }

    LinearModel line() {
        return stored.model().line();
    }

    FittedModel fitted() {
        return stored.model();
    }

    String name() {
        return stored.name().value();
    }

    String version() {
        return stored.version().toString();
    }

    /** The settings with the columns of the model. */
    SourceSettings labelled(SourceSettings source) {
        return source.withColumns(line().label(), line().features());
    }

    /** The settings with the features of the model and no label, which a table to predict need not have. */
    SourceSettings unlabelled(SourceSettings source) {
        return source.withColumns(SourceSettings.NO_LABEL, line().features());
    }
}
