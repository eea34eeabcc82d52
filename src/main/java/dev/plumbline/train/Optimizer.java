package dev.plumbline.train;

import java.util.Optional;

/**
 * The rule that turns a gradient into a move. A step is pure: state in, state out, no order of calls to keep.
 *
 * <p>Every rule uses {@code + - * /}, {@code sqrt} and fma only, so its bits are the same on every machine. All work
 * parameter by parameter, in O(parameters), but {@link ConjugateGradient}, which multiplies by the Hessian.
 */
public sealed interface Optimizer
        permits GradientDescent, Momentum, Nesterov, AdaGrad, RmsProp, Adam, ConjugateGradient, Newton {
    /** The name by which a user asks for this rule. */
    OptimizerKind kind();

    /** The state before the first step. */
    OptimizerState initial(int parameters);

    /**
     * One step.
     *
     * @param state what earlier steps left, of the type that {@link #initial} gives
     * @param here where the parameters stand, and the gradient there
     * @param rates learning rates of this epoch, the schedule's factor included
     * @return the new state, and what to add to the parameters
     */
    Step step(OptimizerState state, Standing here, LearningRates rates);

    /**
     * What one step gives.
     *
     * @param state for the next step
     * @param move to add to the parameters, one per parameter
     * @param rest to add as well: what a double move cannot hold
     * @param end where the step ends, if it knows that better than by what it adds
     */
    record Step(OptimizerState state, double[] move, double[] rest, Optional<Parameters> end) {
        /** A step by {@code move + rest}. */
        public Step(OptimizerState state, double[] move, double[] rest) {
            this(state, move, rest, Optional.empty());
        }

        /** A step by {@code move}. */
        public Step(OptimizerState state, double[] move) {
            this(state, move, new double[move.length]);
        }

        /** Where the step leads. */
        Parameters from(Parameters at) {
            return end.orElseGet(() -> at.plus(move, rest));
        }
    }
}
