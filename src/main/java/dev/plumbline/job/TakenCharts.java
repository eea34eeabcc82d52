package dev.plumbline.job;

import dev.plumbline.engine.ReadTable;
import dev.plumbline.explain.Terrain;
import dev.plumbline.model.Charts;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Density;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the pictures of a run are drawn from, put together once the line is there. */
final class TakenCharts {
    private TakenCharts() {}

    /** @param residuals of the line, where a pass over the rows counted them */
    static Charts of(ReadTable table, Problem problem, Descent.Fit fit, Optional<Charts.Residuals> residuals) {
        return new Charts(
                densities(table.densities(), problem.features()),
                residuals,
                problem.terrains()
                        .map(terrains -> descent(terrains.in(fit.coordinates().system()))));
    }

    private static List<Charts.Feature> densities(List<Density> taken, List<String> features) {
        List<Charts.Feature> named = new ArrayList<>();
        for (int j = 0; j < taken.size(); j++) {
            named.add(new Charts.Feature(features.get(j), taken.get(j)));
        }
        return named;
    }

    static Charts.Descent descent(Terrain terrain) {
        Coordinates coordinates = terrain.coordinates();
        Parameters optimum = terrain.optimum();
        int features = coordinates.features();
        double[] coefficients = new double[features];
        Arrays.setAll(coefficients, optimum::hi);
        double[] scale = new double[features];
        Arrays.setAll(scale, coordinates::scale);
        boolean counted = coordinates.hasIntercept() && coordinates.system() == CoordinateSystem.STANDARDIZED;
        return new Charts.Descent(
                coordinates.system(),
                coordinates.centre(),
                scale,
                counted ? coordinates.labelCentre() : 0,
                coordinates.hasIntercept() ? optimum.hi(features) : 0,
                coefficients,
                terrain.objective().evaluate(optimum).objective());
    }
}
