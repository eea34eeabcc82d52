package dev.plumbline.train;

/**
 * The rule that turns a gradient into a move. A step is pure: state in, state out, no order of calls to keep.
 *
 * <p>Every rule works parameter by parameter, in O(parameters), with {@code + - * /} and {@code sqrt} only, so its bits
 * are the same on every machine.
 */
public sealed interface Optimizer permits GradientDescent, Momentum, Nesterov, AdaGrad, RmsProp, Adam {
    /** The name by which a user asks for this rule. */
    OptimizerKind kind();

    /** The state before the first step. */
    OptimizerState initial(int parameters);

    /**
     * One step.
     *
     * @param state what earlier steps left, of the type that {@link #initial} gives
     * @param gradient of the objective where the parameters stand; one per parameter
     * @param rates learning rates of this epoch, the schedule's factor included
     * @return the new state, and what to add to the parameters
     */
    Step step(OptimizerState state, double[] gradient, LearningRates rates);

    /**
     * What one step gives.
     *
     * @param state for the next step
     * @param move to add to the parameters
     */
    record Step(OptimizerState state, double[] move) {}
}
