package dev.plumbline.store;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checkpoints of one run, {@code checkpoints/00000001.json} and on: each whole or absent, sealed by its SHA-256 and
 * durable before the next epoch begins. The two newest are kept.
 */
public final class Checkpoints {
    Checkpoints() {}

    /**
     * The newest that can be believed, or empty where there is none.
     *
     * @param warnings hears of each that is damaged and therefore passed over
     * @throws dev.plumbline.model.Refusal 76 for one of a newer format or of another run
     */
    public Optional<Checkpoint> newest(Consumer<String> warnings) {
        return Optional.empty();
    }

    /** Keeps one more; older ones than the one before it are removed. */
    public void add(Checkpoint checkpoint) {}

    /** Removes all: the run begins anew, or needs them no more. */
    public void clear() {}
}
