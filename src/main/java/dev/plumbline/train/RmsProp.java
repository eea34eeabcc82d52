package dev.plumbline.train;

/**
 * {@code mean = rho * mean + (1 - rho) * gradient^2; move = -rate * gradient / (sqrt(mean) + epsilon)}: Tieleman,
 * Hinton, "Lecture 6.5 - rmsprop", Coursera: Neural networks for machine learning (2012). The rate is a length in units
 * of the parameter. At a constant rate it never settles: near the optimum it goes on by moves of about the rate.
 *
 * @param rho share of the mean that is kept; in [0, 1)
 * @param epsilon keeps tiny gradients from being blown up; in units of the gradient, at least 0
 */
public record RmsProp(double rho, double epsilon) implements Optimizer {
    public RmsProp {
        Fraction.require("rmsprop rho", rho);
        Fraction.requireEpsilon("rmsprop", epsilon);
    }

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.RMSPROP;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new OptimizerState.MeanSquares(new double[parameters]);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[] gradient = here.gradient();
        double[] before = state.as(OptimizerState.MeanSquares.class, kind()).means();
        double[] means = new double[gradient.length];
        double[] move = new double[gradient.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = rho * before[i] + (1 - rho) * (gradient[i] * gradient[i]);
            move[i] = Fraction.over(-rates.of(i) * gradient[i], Math.sqrt(means[i]) + epsilon);
        }
        return new Step(new OptimizerState.MeanSquares(means), move);
    }
}
