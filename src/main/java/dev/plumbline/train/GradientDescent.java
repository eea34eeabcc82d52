package dev.plumbline.train;

/**
 * {@code move = -rate * gradient}: Cauchy, "Methode generale pour la resolution des systemes d'equations simultanees",
 * Comptes rendus 25 (1847), 536-538. On a quadratic with curvature in [mu, L] it is stable for rates below 2 / L and
 * fastest at 2 / (L + mu), where each epoch takes the error times (L - mu) / (L + mu).
 */
public record GradientDescent() implements Optimizer {
    @Override
    public OptimizerKind kind() {
        return OptimizerKind.GD;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new OptimizerState.Memoryless();
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        double[] gradient = here.gradient();
        double[] move = new double[gradient.length];
        for (int i = 0; i < move.length; i++) {
            move[i] = -rates.of(i) * gradient[i];
        }
        return new Step(state.as(OptimizerState.Memoryless.class, kind()), move);
    }
}
