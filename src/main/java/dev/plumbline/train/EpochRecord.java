package dev.plumbline.train;

/**
 * One epoch for those who listen: the parameters after it, and what they evaluate to.
 *
 * @param epoch epochs done; 0 at the starting point
 * @param evaluation objective, mse, held-out mse and gradient at {@code parameters}
 * @param gradientNorm Euclidean length of the gradient
 * @param parameters after this epoch, in the coordinates descended in
 * @param rates that this epoch's step used, the schedule's factor included
 */
public record EpochRecord(
        long epoch, Evaluation evaluation, double gradientNorm, Parameters parameters, LearningRates rates) {}
