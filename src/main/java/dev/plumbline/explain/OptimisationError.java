package dev.plumbline.explain;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.train.CentredPoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a descent is from the exact optimum, each parameter in units of its own standard error: 0.01 means that stopping
 * here moves the estimate by a hundredth of what chance does. Distances are taken between unevaluated pairs of doubles, so
 * they are right even where the parameters agree to their last digit.
 *
 * <p>The intercept counts twice, at the origin and at the centre: far from the origin the former is little more than the
 * slopes once again, and the latter is what predictions hang on.
 */
public final class OptimisationError {
    /** Name of the prediction at the centre, beside the names of the terms. */
    public static final String AT_CENTRE = "intercept_at_centre";

    /** Share of a parameter that is below the last bit of its pair. */
    private static final double UNRESOLVED = 0x1p-98;

    private final Coordinates coordinates;
    private final double[] centre;
    private final List<String> names = new ArrayList<>();
    private final double[] standardErrors;
    /** The optimum: slopes, then the prediction at the centre less the label's centre, as the engine has it. */
    private final double[] high;

    private final double[] low;

    /**
     * For a descent in these coordinates; O(d^2).
     *
     * @param exact the optimum
     * @param statistics of its terms, as {@link Inference} gives them
     * @param coordinates descended in, of the same table
     */
    public OptimisationError(LeastSquares exact, FitStatistics statistics, Coordinates coordinates) {
        this.coordinates = coordinates;
        centre = coordinates.centre();
        high = new double[coordinates.parameters()];
        low = new double[high.length];
        BigDecimal[] optimum = optimum(exact);
        for (int i = 0; i < high.length; i++) {
            high[i] = optimum[i].doubleValue();
            low[i] = optimum[i].subtract(new BigDecimal(high[i])).doubleValue();
        }
        statistics.terms().forEach(term -> names.add(term.name()));
        double[] errors = statistics.terms().stream()
                .mapToDouble(TermStatistics::stdError)
                .toArray();
        if (coordinates.hasIntercept()) {
            names.add(AT_CENTRE);
            errors = Arrays.copyOf(errors, errors.length + 1);
            errors[errors.length - 1] = statistics.residualSd() * Math.sqrt(exact.leverage(centre));
        }
        standardErrors = errors;
    }

    private BigDecimal[] optimum(LeastSquares exact) {
        BigDecimal[] optimum = Arrays.copyOf(exact.slopes(), coordinates.parameters());
        if (coordinates.hasIntercept()) {
            optimum[centre.length] = exact.predict(centre).subtract(new BigDecimal(coordinates.labelCentre()));
        }
        return optimum;
    }

    /**
     * The distances by name: slopes in model order, {@code intercept}, {@value #AT_CENTRE}. NaN where the standard error
     * is not defined, or is 0 and the distance is not; the larger where a feature has
     * one of the intercept's names. O(d).
     */
    public Map<String, Double> inStandardErrors(Parameters at) {
        Map<String, Double> byName = new LinkedHashMap<>();
        double[] distances = distances(at);
        for (int i = 0; i < distances.length; i++) {
            boolean reached = distances[i] == 0 && standardErrors[i] == 0;
            double units = distances[i] / standardErrors[i];
            double shown = reached ? 0 : Double.isInfinite(units) ? Double.NaN : units;
            byName.merge(names.get(i), shown, Math::max);
        }
        return Collections.unmodifiableMap(byName);
    }

    /** Whether no parameter is further than {@code share} standard errors from the optimum; false where one has none. O(d). */
    public boolean isWithin(double share, Parameters at) {
        double[] distances = distances(at);
        for (int i = 0; i < distances.length; i++) {
            if (!(distances[i] <= share * standardErrors[i])) {
                return false;
            }
        }
        return true;
    }

    /** Absolute distances: slopes, then the intercept at the origin and at the centre. */
    private double[] distances(Parameters at) {
        int d = centre.length;
        double[] distances = new double[standardErrors.length];
        CentredPoint point = coordinates.toCentred(at);
        DoubleDouble atOrigin = new DoubleDouble();
        double reach = 0;
        for (int j = 0; j < d; j++) {
            double off = resolved(point.slopes()[j], point.slopesLow()[j], j, Math.abs(high[j]));
            distances[j] = Math.abs(off);
            atOrigin.addProduct(-off, centre[j]);
            reach += Math.abs(high[j] * centre[j]);
        }
        if (coordinates.hasIntercept()) {
            reach += Math.abs(coordinates.labelCentre());
            double off = resolved(point.intercept(), point.interceptLow(), d, reach);
            atOrigin.add(off);
            distances[d] = Math.abs(atOrigin.value());
            distances[d + 1] = Math.abs(off);
        }
        return distances;
    }

    /** The pair less the optimum's, or 0 where that is below the last bit of a pair of that size. */
    private double resolved(double hi, double lo, int i, double size) {
        DoubleDouble off = new DoubleDouble();
        off.add(hi);
        off.add(-high[i]);
        off.add(lo);
        off.add(-low[i]);
        return Math.abs(off.value()) <= UNRESOLVED * size ? 0 : off.value();
    }
}
