package dev.plumbline.job;

import dev.plumbline.model.Outcome;

/** To come. */
public final class ModelsJob {
    private ModelsJob() {}

    public static Outcome run(ModelsSettings settings, Listeners listeners) {
        throw new IllegalStateException("Cannot run " + settings + " " + listeners);
    }
}
