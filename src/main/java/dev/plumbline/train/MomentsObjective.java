package dev.plumbline.train;

import dev.plumbline.summation.ExactMoments;
import java.util.Optional;

/**
 * The squared loss over the rows that exact moments were taken of, without the rows: {@code J(t) = (t'Ht - 2 q't + c) / 2}
 * with H, q and c from the moments. It is the objective that looking at every row gives, and the gradient is right near
 * the minimiser too, where it is a small difference of large numbers: H, q and c are exact values rounded once to twice
 * the digits of a double, and the evaluation carries as many. So a descent refines itself as far as its parameters, high
 * and low parts, can tell.
 *
 * <p>As over rows, the intercept is taken to the centre of the data before anything is summed, in raw coordinates as in
 * standardized ones: at a large offset {@code b + k c} must cancel, and there it does so without rounding.
 *
 * <p>Cost: O(parameters^2) a look, about 0.1 ms for 200 features; as many exact quotients to set up, 0.2 s for 200.
 */
public final class MomentsObjective implements Objective {
    private final Coordinates coordinates;
    private final Quadratic training;
    private final Optional<Quadratic> heldOut;

    /**
     * For the rows of these moments, which hold all products: features in model order, then the label.
     *
     * @param coordinates descended in
     * @param training moments of the training rows; finite, of a weight above 0
     * @param heldOut moments of the held-out rows, where there is a holdout
     */
    public MomentsObjective(Coordinates coordinates, ExactMoments training, Optional<ExactMoments> heldOut) {
        this.coordinates = coordinates;
        this.training = Quadratic.of(coordinates, training);
        this.heldOut = heldOut.filter(moments -> moments.weight() > 0).map(rows -> Quadratic.of(coordinates, rows));
    }

    @Override
    public int parameters() {
        return coordinates.parameters();
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        Parameters centred = coordinates.centredParameters(at);
        Quadratic.Look look = training.at(centred);
        double mse = atLeastZero(look.twice());
        double holdoutMse =
                heldOut.map(rows -> atLeastZero(rows.at(centred).twice())).orElse(Double.NaN);
        return new Evaluation(mse / 2, mse, holdoutMse, coordinates.gradient(look.high(), look.low()));
    }

    /** A mean of squares, which only rounding takes below 0. */
    private static double atLeastZero(Pair squares) {
        return Math.max(0, squares.hi());
    }
}
