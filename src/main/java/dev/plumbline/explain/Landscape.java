package dev.plumbline.explain;

import dev.plumbline.model.CoordinateSystem;
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
