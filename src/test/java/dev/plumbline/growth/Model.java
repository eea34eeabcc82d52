package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The model of cost: everything takes the sum of its amounts, each times what one of it takes.
 *
 * @param seconds that one of each takes; what is not there is not known
 */
record Model(Map<Cost, Double> seconds) {
    Model {
        seconds = Map.copyOf(seconds);
    }

    /** Seconds of some work; NaN where a cost of it is not known. */
    double seconds(Work work) {
        double sum = 0;
        for (Map.Entry<Cost, Double> part : work.amounts().entrySet()) {
            if (part.getValue() != 0) {
                sum += part.getValue() * of(part.getKey());
            }
        }
        return sum;
    }

    double of(Cost cost) {
        return seconds.getOrDefault(cost, Double.NaN);
    }

    /** How far off the model is, relative to what was measured. */
    double error(Point point) {
        return Math.abs(seconds(point.work()) / point.seconds() - 1);
    }

    Model with(Cost cost, double itsSeconds) {
        Map<Cost, Double> all = new EnumMap<>(Cost.class);
        all.putAll(seconds);
        all.put(cost, itsSeconds);
        return new Model(all);
    }

    /**
     * Fits the costs that these curves say they fit, by least squares of relative errors on the points for it; none comes
     * out below 0. What is not fitted must be known.
     */
    Model fittedOn(List<Curve> curves) {
        Set<Cost> unknown = new TreeSet<>();
        List<Point> points = new ArrayList<>();
        for (Curve curve : curves) {
            unknown.addAll(curve.fits());
            points.addAll(curve.fitted());
        }
        List<Cost> order = List.copyOf(unknown);
        double[][] shares = new double[points.size()][order.size()];
        double[] rest = new double[points.size()];
        for (int i = 0; i < rest.length; i++) {
            Point point = points.get(i);
            Work known = point.work();
            for (int j = 0; j < order.size(); j++) {
                shares[i][j] = point.work().of(order.get(j)) / point.seconds();
                known = known.and(order.get(j), -point.work().of(order.get(j)));
            }
            rest[i] = 1 - seconds(known) / point.seconds();
        }
        double[] found = NonNegativeFit.of(shares, rest);
        Model fitted = this;
        for (int j = 0; j < found.length; j++) {
            fitted = fitted.with(order.get(j), found[j]);
        }
        return fitted;
    }

    /** Median and largest error on points that were not fitted on; NaN where the model says nothing of any. */
    record Errors(int points, double median, double largest) {}

    Errors errors(Curve curve) {
        double[] errors = curve.tested().stream()
                .mapToDouble(this::error)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (errors.length == 0) {
            return new Errors(0, Double.NaN, Double.NaN);
        }
        int middle = errors.length / 2;
        double median = errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
        return new Errors(errors.length, median, errors[errors.length - 1]);
    }
}
