package dev.plumbline.train;

import dev.plumbline.model.Convergence;

/**
 * Where a descent ended.
 *
 * @param parameters final ones, in the coordinates descended in: the best by held-out error if {@code --patience} was
 *     used and the descent ended by it or by the number of epochs, else the last
 * @param evaluation at {@code parameters}
 * @param remaining predicted error of the last parameters
 * @param convergence why it ended
 * @param state from which the descent can go on
 */
public record TrainResult(
        Parameters parameters,
        Evaluation evaluation,
        RemainingError.Remaining remaining,
        Convergence convergence,
        TrainingState state) {}
