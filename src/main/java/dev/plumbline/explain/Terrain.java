package dev.plumbline.explain;

import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.MomentsObjective;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The squared loss of a table as a descent meets it in one system of coordinates: the Hessian and its inverse, the
 * minimiser, the spread of the label, and the objective itself, all from the exact moments. What is forecast and what is
 * run are made from the same terrain.
 */
public final class Terrain {
    private final Coordinates coordinates;
    private final ExactMoments training;
    private final List<String> names;
    private final double[][] hessian;
    private final double[][] inverse;
    private final Parameters optimum;
    private final Curvature curvature;
    private final Objective objective;

    private Terrain(
            Coordinates coordinates,
            ExactMoments training,
            List<String> features,
            Parameters optimum,
            double[][] inverseProducts) {
        this.coordinates = coordinates;
        this.training = training;
        this.names = names(features, coordinates.hasIntercept());
        this.hessian = coordinates.hessian(training);
        this.inverse = new InverseHessian(coordinates, training, hessian).from(inverseProducts);
        this.optimum = optimum;
        this.curvature = Curvature.of(hessian, inverse);
        this.objective = new MomentsObjective(coordinates, training, Optional.empty());
    }

    /**
     * The terrain of a table; O(features^3).
     *
     * @param coordinates descended in
     * @param training moments of the training rows with all products: features in model order, then the label
     * @param features their names
     * @param exact the least squares solution of the same moments
     */
    public static Terrain of(
            Coordinates coordinates, ExactMoments training, List<String> features, LeastSquares exact) {
        Parameters optimum = coordinates.toParameters(exact.slopes(), exact.intercept());
        return new Terrain(coordinates, training, features, optimum, exact.inverse());
    }

    /** Names of the parameters: the features, then {@code intercept} where the model has one. */
    public static List<String> names(List<String> features, boolean intercept) {
        List<String> names = new ArrayList<>(features);
        if (intercept) {
            names.add("intercept");
        }
        return List.copyOf(names);
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    /** Moments of the training rows. */
    public ExactMoments training() {
        return training;
    }

    /** Names of the parameters. */
    public List<String> names() {
        return names;
    }

    /** The Hessian by rows, not to be changed. */
    public double[][] hessian() {
        return hessian;
    }

    /** Its inverse by rows, not to be changed; right to about double precision at any condition. */
    public double[][] inverse() {
        return inverse;
    }

    /** The exact minimiser, rounded to pairs. */
    public Parameters optimum() {
        return optimum;
    }

    public Curvature curvature() {
        return curvature;
    }

    /** Standard deviation of the label, about its mean where there is an intercept, else about 0. */
    public double labelSpread() {
        return Coordinates.spread(training, training.columns() - 1, coordinates.hasIntercept());
    }

    /** The objective on the moments; the same at each call, for its setting up is dear. */
    public Objective objective() {
        return objective;
    }
}
