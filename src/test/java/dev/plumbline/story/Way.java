package dev.plumbline.story;

import dev.plumbline.train.CentredPoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.MomentsObjective;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A way to descend on the points, from k = 0 and b = 0.
 *
 * @param name for people
 * @param coordinates descended in
 * @param optimizer the rule of a step
 * @param rates of k, of b
 */
record Way(String name, Coordinates coordinates, Optimizer optimizer, LearningRates rates) {
    /** Runs all epochs: nobody predicts an end. */
    private static final RemainingError UNKNOWN = (plan, state, here) -> {
        double[] infinite = new double[state.at().count()];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        return new RemainingError.Remaining(infinite, new double[infinite.length]);
    };

    /** Where the parameters stand after each epoch, the start first: in the coordinates descended in. */
    List<Parameters> walk(Points points, int epochs) {
        MomentsObjective objective = new MomentsObjective(coordinates, points.moments(), Optional.empty());
        Plan plan = new Plan(
                List.of("x", "intercept"),
                optimizer,
                rates,
                Schedule.CONSTANT,
                epochs,
                0,
                0,
                Magnitudes.ofSquaredLoss(
                        Coordinates.spread(points.moments(), 1, true), coordinates.diagonal(points.moments())));
        Parameters start = coordinates.toParameters(new BigDecimal[] {BigDecimal.ZERO}, BigDecimal.ZERO);
        List<Parameters> walk = new ArrayList<>();
        walk.add(start);
        new Trainer(plan, UNKNOWN, at -> false, () -> false)
                .train(objective, TrainingState.startingAt(start, optimizer), (record, state) -> walk.add(state.at()));
        return walk;
    }

    /** The errors of (k, b), in original units, after each epoch. */
    List<double[]> errors(Points points, int epochs) {
        return walk(points, epochs).stream()
                .map(at -> error(coordinates.toCentred(at), points))
                .toList();
    }

    /** The line is right by its slope and by its height at the mean of x; tilting it about there changes b. */
    private static double[] error(CentredPoint line, Points points) {
        double k = line.slopes()[0] - points.k();
        return new double[] {k, line.intercept() - k * points.meanX()};
    }
}
