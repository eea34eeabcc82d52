package dev.plumbline.store;

import dev.plumbline.train.OptimizerState;
import java.util.Locale;
import java.util.Optional;

/** The word by which a checkpoint tells what kind of state an optimizer has: a word of the format, not of a class. */
enum StateKind {
    MEMORYLESS(OptimizerState.Memoryless.class),
    VELOCITY(OptimizerState.Velocity.class),
    SQUARED_GRADIENTS(OptimizerState.SquaredGradients.class),
    MEAN_SQUARES(OptimizerState.MeanSquares.class),
    ADAM_MOMENTS(OptimizerState.AdamMoments.class),
    CONJUGATE(OptimizerState.Conjugate.class);

    private final Class<? extends OptimizerState> state;

    StateKind(Class<? extends OptimizerState> state) {
        this.state = state;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StateKind of(OptimizerState state) {
        for (StateKind kind : values()) {
            if (kind.state.isInstance(state)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Cannot store " + state.getClass().getSimpleName() + ": it has no word");
    }

    static Optional<StateKind> named(String word) {
        for (StateKind kind : values()) {
            if (kind.id().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
