package dev.plumbline.job;

import dev.plumbline.explain.Changes;
import dev.plumbline.model.Change;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares a model with the version that is current before it is published. */
final class SinceCurrent {
    private SinceCurrent() {}

    /**
     * What moved; empty where there is nothing to compare with, which is told. That a current version cannot be read is
     * no reason to lose the new one.
     *
     * @param notes hears why nothing is compared
     */
    static Optional<Change> of(ModelStore store, ModelName name, FittedModel now, Consumer<String> notes) {
        try {
            Optional<ModelVersion> current = store.current(name);
            if (current.isEmpty()) {
                notes.accept("first version of " + name);
                return Optional.empty();
            }
            FittedModel before = store.load(name, current).model();
            if (!before.line().label().equals(now.line().label())) {
                notes.accept("not compared with " + current.get() + ": that predicts "
                        + Shown.text(before.line().label()));
                return Optional.empty();
            }
            return Optional.of(Changes.between(current.get().toString(), before, now));
        } catch (Refusal unreadable) {
            notes.accept("not compared with the current version: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
