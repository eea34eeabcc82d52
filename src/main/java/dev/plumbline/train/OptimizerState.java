package dev.plumbline.train;

/**
 * What an optimizer remembers between steps, by name. Arrays hold one value per parameter and are not to be changed by
 * those who read them.
 */
public sealed interface OptimizerState {
    /** Nothing: gradient descent. */
    record Memoryless() implements OptimizerState {}

    /**
     * The way the parameters are going: momentum and nesterov.
     *
     * @param velocity in units of the parameter per epoch
     */
    record Velocity(double[] velocity) implements OptimizerState {
        public Velocity {
            velocity = velocity.clone();
        }
    }

    /**
     * All squared gradients so far: adagrad.
     *
     * @param sums in squared units of the gradient
     */
    record SquaredGradients(double[] sums) implements OptimizerState {
        public SquaredGradients {
            sums = sums.clone();
        }
    }

    /**
     * A fading mean of the squared gradients: rmsprop.
     *
     * @param means in squared units of the gradient
     */
    record MeanSquares(double[] means) implements OptimizerState {
        public MeanSquares {
            means = means.clone();
        }
    }

    /**
     * Fading means of the gradient and of its square: adam.
     *
     * @param first fading mean of the gradient
     * @param second fading mean of its square
     * @param firstPower beta1 to the number of steps, by multiplication
     * @param secondPower beta2 to the number of steps, by multiplication
     */
    record AdamMoments(double[] first, double[] second, double firstPower, double secondPower)
            implements OptimizerState {
        public AdamMoments {
            first = first.clone();
            second = second.clone();
        }
    }

    /**
     * The directions taken so far: conjugate gradients.
     *
     * @param directions each with one value per parameter, in units of the parameter, conjugate to each other and of unit
     *     curvature; at most as many as there are parameters
     */
    record Conjugate(double[][] directions) implements OptimizerState {
        public Conjugate {
            directions = directions.clone();
        }
    }

    /** This state as the type that {@code rule} needs. */
    default <S extends OptimizerState> S as(Class<S> type, OptimizerKind rule) {
        if (!type.isInstance(this)) {
            throw new IllegalArgumentException("Cannot step: " + rule.id() + " needs " + type.getSimpleName() + ", not "
                    + getClass().getSimpleName());
        }
        return type.cast(this);
    }
}
