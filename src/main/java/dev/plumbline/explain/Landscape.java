package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The curvature of the objective in one system of coordinates, for people.
 *
 * @param coordinates it is seen in
 * @param largest eigenvalue of the Hessian
 * @param smallest eigenvalue of the Hessian
 * @param condition their quotient: the epochs of gradient descent with one rate grow with it
 * @param ownRatesCondition the same quotient where each parameter has a rate in proportion to 1 / its own curvature
 * @param stableRate the largest stable single rate of gradient descent, 2 / largest
 * @param parameters slopes in model order, then the intercept
 */
public record Landscape(
        CoordinateSystem coordinates,
        double largest,
        double smallest,
        double condition,
        double ownRatesCondition,
        double stableRate,
        List<Parameter> parameters) {

    public Landscape {
        parameters = List.copyOf(parameters);
    }

    /** The curvature of a terrain, with the rates that it allows. */
    public static Landscape of(Terrain terrain) {
        Curvature curvature = terrain.curvature();
        double[] diagonal = curvature.diagonal();
        double[] stable = curvature.stableLimits();
        LearningRates advised = AdvisedDescent.advise(OptimizerKind.GD, terrain).rates();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < diagonal.length; i++) {
            parameters.add(new Parameter(terrain.names().get(i), diagonal[i], stable[i], advised.of(i)));
        }
        return new Landscape(
                terrain.coordinates().system(),
                curvature.largest(),
                curvature.smallest(),
                curvature.condition(),
                curvature.scaledCondition(),
                curvature.stableLimit(),
                parameters);
    }

    /**
     * One parameter.
     *
     * @param name feature, or {@code intercept}
     * @param curvature along it: the diagonal of the Hessian
     * @param stableRate the largest stable rate, if all parameters have rates in proportion to 1 / curvature
     * @param advisedRate for gradient descent with a rate of its own
     */
    public record Parameter(String name, double curvature, double stableRate, double advisedRate) {}
}
