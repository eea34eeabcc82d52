package dev.plumbline.train;

/**
 * The heavy ball: {@code velocity = beta * velocity - rate * gradient; move = velocity}. Polyak, "Some methods of
 * speeding up the convergence of iteration methods" (doi:10.1016/0041-5553(64)90137-5). On a quadratic it is stable for
 * rates below 2 (1 + beta) / L.
 *
 * @param beta share of the velocity that is kept; in [0, 1)
 */
public record Momentum(double beta) implements Optimizer {
    public Momentum {
        Fraction.require("momentum beta", beta);
    }

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.MOMENTUM;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new OptimizerState.Velocity(new double[parameters]);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[] gradient = here.gradient();
        double[] before = state.as(OptimizerState.Velocity.class, kind()).velocity();
        double[] velocity = new double[gradient.length];
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = beta * before[i] - rates.of(i) * gradient[i];
        }
        return new Step(new OptimizerState.Velocity(velocity), velocity);
    }
}
