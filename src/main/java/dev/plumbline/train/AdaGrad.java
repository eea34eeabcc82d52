package dev.plumbline.train;

/**
 * {@code sum = sum + gradient^2; move = -rate * gradient / (sqrt(sum) + epsilon)}: Duchi, Hazan, Singer, "Adaptive
 * subgradient methods", JMLR 12 (2011), 2121-2159. The rate is a length in units of the parameter: the size of the
 * first move.
 *
 * @param epsilon keeps tiny gradients from being blown up; in units of the gradient, at least 0
 */
public record AdaGrad(double epsilon) implements Optimizer {
    public AdaGrad {
        Fraction.requireEpsilon("adagrad", epsilon);
    }

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.ADAGRAD;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new OptimizerState.SquaredGradients(new double[parameters]);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[] gradient = here.gradient();
        double[] before =
                state.as(OptimizerState.SquaredGradients.class, kind()).sums();
        double[] sums = new double[gradient.length];
        double[] move = new double[gradient.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = before[i] + gradient[i] * gradient[i];
            move[i] = Fraction.over(-rates.of(i) * gradient[i], Math.sqrt(sums[i]) + epsilon);
        }
        return new Step(new OptimizerState.SquaredGradients(sums), move);
    }
}
