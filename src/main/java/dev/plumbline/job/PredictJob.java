package dev.plumbline.job;

import dev.plumbline.model.Outcome;

/** To come. */
public final class PredictJob {
    private PredictJob() {}

    public static Outcome run(PredictSettings settings, Listeners listeners) {
        throw new IllegalStateException("Cannot run " + settings + " " + listeners);
    }
}
