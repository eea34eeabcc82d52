package dev.plumbline.train;

import dev.plumbline.train.OptimizerState.AdamMoments;

/**
 * Adam with its correction of the start, algorithm 1 of Kingma, Ba, "Adam: a method for stochastic optimization", ICLR
 * 2015 (arXiv:1412.6980). The rate is a length in units of the parameter: the size of the first move.
 *
 * <p>The powers of the betas are carried by multiplication, so that a resumed run has them to the bit.
 *
 * @param beta1 share of the mean gradient that is kept; in [0, 1); the paper's is 0.9
 * @param beta2 share of the mean squared gradient that is kept; in [0, 1); the paper's is 0.999
 * @param epsilon keeps tiny gradients from being blown up; in units of the gradient, at least 0; the paper's is 1e-8
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
        Fraction.require("adam beta1", beta1);
        Fraction.require("adam beta2", beta2);
        Fraction.requireEpsilon("adam", epsilon);
    }

    @Override
    public OptimizerKind kind() {
        return OptimizerKind.ADAM;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new AdamMoments(new double[parameters], new double[parameters], 1, 1);
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[] gradient = here.gradient();
        AdamMoments before = state.as(AdamMoments.class, kind());
        double firstPower = before.firstPower() * beta1;
        double secondPower = before.secondPower() * beta2;
        double[] first = new double[gradient.length];
        double[] second = new double[gradient.length];
        double[] move = new double[gradient.length];
        for (int i = 0; i < move.length; i++) {
            first[i] = beta1 * before.first()[i] + (1 - beta1) * gradient[i];
            second[i] = beta2 * before.second()[i] + (1 - beta2) * (gradient[i] * gradient[i]);
            double mean = first[i] / (1 - firstPower);
            double meanSquare = second[i] / (1 - secondPower);
            move[i] = Fraction.over(-rates.of(i) * mean, Math.sqrt(meanSquare) + epsilon);
        }
        return new Step(new AdamMoments(first, second, firstPower, secondPower), move);
    }
}
