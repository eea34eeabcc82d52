package dev.plumbline.export;

import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import java.time.Instant;

/**
 * What is exported: a published version.
 *
 * @param name of the model
 * @param version of it
 * @param created when it was published
 * @param model what was learned
 */
public record Original(String name, String version, Instant created, FittedModel model) {
    /** The model itself. */
    public LinearModel line() {
        return model.line();
    }

    /** The Plumbline that trained it. */
    String plumbline() {
        return model.provenance().versions().getOrDefault("plumbline", "unknown");
    }
}
