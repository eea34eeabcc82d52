package dev.plumbline.report;

import dev.plumbline.explain.Landscape;
import dev.plumbline.model.CoordinateSystem;
import java.util.Arrays;
import java.util.List;

/**
 * The curvature in one system of coordinates. With the best rate, gradient descent at the condition number c takes
 * ln 10 / ln((c + 1) / (c - 1)) epochs for a decimal digit (Nocedal, Wright, "Numerical Optimization", 2nd ed., theorem
 * 3.3).
 */
final class LandscapeText {
    private LandscapeText() {}

    static String of(Landscape landscape, int most) {
        boolean raw = landscape.coordinates() == CoordinateSystem.RAW;
        return "  " + (raw ? "raw: the columns as they are" : "standardized: the columns centred, in units of their sd")
                + "\n    eigenvalues           largest " + Figures.some(landscape.largest()) + ", smallest "
                + Figures.some(landscape.smallest()) + "; condition " + Figures.some(landscape.condition())
                + "\n    one rate for all      stable below " + Figures.some(landscape.stableRate()) + "; "
                + pace(landscape.condition())
                + "\n    a rate per parameter  condition " + Figures.some(landscape.ownRatesCondition()) + "; "
                + pace(landscape.ownRatesCondition()) + "\n\n" + parameters(landscape, most);
    }

    private static String pace(double condition) {
        if (!(condition < Double.POSITIVE_INFINITY)) {
            return "never arrives, for some direction has no curvature";
        }
        double epochs = condition > 1 ? StrictMath.log(10) / StrictMath.log1p(2 / (condition - 1)) : 0;
        return "at best " + (epochs <= 1 ? "an epoch" : Figures.some(epochs) + " epochs") + " a digit";
    }

    private static String parameters(Landscape landscape, int most) {
        TextTable table = new TextTable("    ", Paragraph.WIDTH);
        table.row("parameter", "curvature", "of largest", "stable rate", "advised rate");
        List<Landscape.Parameter> parameters = landscape.parameters();
        // The last is the intercept as a rule, which people ask for: it stays.
        int others = Math.max(0, parameters.size() - 1);
        for (int i : Telling.of(scores(parameters.subList(0, others)), most)) {
            row(table, parameters.get(i), landscape.largest());
        }
        if (others > most) {
            table.row("... and " + (others - most) + " more");
        }
        if (!parameters.isEmpty()) {
            row(table, parameters.get(others), landscape.largest());
        }
        return table.render();
    }

    private static void row(TextTable table, Landscape.Parameter parameter, double largest) {
        table.row(
                parameter.name(),
                Figures.some(parameter.curvature()),
                Figures.brief(parameter.curvature() / largest),
                Figures.some(parameter.stableRate()),
                Figures.some(parameter.advisedRate()));
    }

    /** The flattest and the steepest tell most: how far each lies from the median, in powers of ten. */
    private static double[] scores(List<Landscape.Parameter> parameters) {
        double[] sizes = parameters.stream()
                .mapToDouble(parameter -> StrictMath.log10(Math.max(parameter.curvature(), Double.MIN_VALUE)))
                .toArray();
        double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i] - sorted[sorted.length / 2]);
        }
        return sizes;
    }
}
