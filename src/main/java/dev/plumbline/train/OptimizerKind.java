package dev.plumbline.train;

import java.util.Locale;

/** The optimizers a user can name. {@link #AUTO} is resolved before the trainer sees anything. */
public enum OptimizerKind {
    AUTO,
    GD,
    MOMENTUM,
    NESTEROV,
    ADAGRAD,
    RMSPROP,
    ADAM,
    CG,
    NEWTON;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
