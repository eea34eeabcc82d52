package dev.plumbline.job;

import dev.plumbline.model.Outcome;

/** To come. */
public final class DemoJob {
    private DemoJob() {}

    public static Outcome run(DemoSettings settings, Listeners listeners) {
        throw new IllegalStateException("Cannot run " + settings + " " + listeners);
    }
}
