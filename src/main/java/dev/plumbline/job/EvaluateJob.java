package dev.plumbline.job;

import dev.plumbline.model.Outcome;

/** To come. */
public final class EvaluateJob {
    private EvaluateJob() {}

    public static Outcome run(EvaluateSettings settings, Listeners listeners) {
        throw new IllegalStateException("Cannot run " + settings + " " + listeners);
    }
}
