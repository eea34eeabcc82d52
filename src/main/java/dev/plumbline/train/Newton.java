package dev.plumbline.train;

import java.util.Optional;

/**
 * The step that ends at the minimiser: {@code move = rate * (optimum - at)}. On a quadratic this is Newton's method, whose
 * step is {@code -H^-1 gradient} (Nocedal, Wright, "Numerical Optimization", 3.3), with the system solved beforehand, in
 * as much precision as it needs. At rate 1 the parameters end exactly there, high and low parts, wherever they stood.
 *
 * @param optimum the exact minimiser, in the coordinates descended in
 */
public record Newton(Parameters optimum) implements Optimizer {
    @Override
    public OptimizerKind kind() {
        return OptimizerKind.NEWTON;
    }

    @Override
    public OptimizerState initial(int parameters) {
        return new OptimizerState.Memoryless();
    }

    @Override
    public Step step(OptimizerState state, Standing here, LearningRates rates) {
        int n = optimum.count();
        double[] move = new double[n];
        double[] rest = new double[n];
        boolean whole = true;
        for (int i = 0; i < n; i++) {
            Pair way = optimum.pair(i).plus(here.at().pair(i).negate()).times(rates.of(i));
            move[i] = way.hi();
            rest[i] = way.lo();
            whole &= rates.of(i) == 1;
        }
        // The way between two pairs can need more digits than a pair has, so where the step is whole it says its end.
        Optional<Parameters> end = whole ? Optional.of(optimum) : Optional.empty();
        return new Step(state.as(OptimizerState.Memoryless.class, kind()), move, rest, end);
    }
}
