package dev.plumbline.job;

import dev.plumbline.store.Checkpoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import java.util.Map;
import java.util.Optional;

/** Where a descent begins, and who is told how it goes. */
@FunctionalInterface
interface DescentWatch {
    /** Who hears of each epoch, given the coordinates descended in. */
    EpochListener listener(Coordinates coordinates);

    /** How the descent is going to go: the optimizer and why, the coordinates, epochs at the most and as forecast. */
    default void planned(Map<String, String> plan) {}

    /** Where an earlier attempt stopped; empty: at the beginning. */
    default Optional<Checkpoint> from() {
        return Optional.empty();
    }

    /**
     * The descent is over, and nothing has been made of it yet.
     *
     * @throws dev.plumbline.model.Refusal where nothing shall be made of it
     */
    default void over(Descent.Fit fit) {}
}
