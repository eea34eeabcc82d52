package dev.plumbline.train;

/**
 * Nesterov's accelerated gradient, "A method of solving a convex programming problem with convergence rate O(1/k^2)",
 * Soviet Mathematics Doklady 27 (1983), 372-376: the gradient is taken where the velocity is about to lead.
 *
 * <p>With x the plain iterate and v its velocity, the rule is {@code v' = beta v - rate * gradient(x + beta v); x' = x +
 * v'}. The trainer's parameters are the look-ahead points {@code y = x + beta v} themselves, so that one gradient per
 * epoch is enough and the objective that is reported is that of the parameters that are reported: {@code y' - y = v' +
 * beta (v' - v)} (Bengio, Boulanger-Lewandowski, Pascanu, "Advances in optimizing recurrent networks",
 * doi:10.1109/ICASSP.2013.6639349). Both sequences have the same limit. On a quadratic it is stable for rates below
 * 2 (1 + beta) / ((1 + 2 beta) L).
 *
 * @param beta share of the velocity that is kept; in [0, 1)
 */
public record Nesterov(double beta) implements Optimizer {
    public Nesterov {
        Fraction.require("nesterov beta", beta);
    }

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.NESTEROV;
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
        double[] move = new double[gradient.length];
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = beta * before[i] - rates.of(i) * gradient[i];
            move[i] = velocity[i] + beta * (velocity[i] - before[i]);
        }
        return new Step(new OptimizerState.Velocity(velocity), move);
    }
}
