package dev.plumbline.summation;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Weighted moments by their definitions, row by row, in integers. */
final class MomentsOracle {
    private final double[][] columns;
    private final double[] about;
    private final BigInteger[] weights;
    private final BigInteger weight;
    private final BigInteger logs;

    MomentsOracle(double[] weights, double[][] columns, double[] about) {
        this.columns = columns;
        this.about = about;
        this.weights = Oracle.units(weights);
        this.weight = Oracle.sum(weights.length, r -> this.weights[r]);
        this.logs = Oracle.sum(weights.length, r -> Oracle.units(StrictMath.log(weights[r])));
    }

    double weight() {
        return Oracle.nearest(weight, 1);
    }

    double sumOfLogWeights() {
        return Oracle.nearest(logs, 1);
    }

    /** Sum, mean, sum about the given point. */
    List<Double> ofColumn(int j) {
        if (!Oracle.allFinite(columns[j])) {
            double stray = strays(r -> columns[j][r]);
            return List.of(stray, stray, stray);
        }
        BigInteger[] x = Oracle.units(columns[j]);
        BigInteger sum = weighted(x);
        return List.of(
                Oracle.nearest(sum, 2), Oracle.nearest(sum, weight, 1), Oracle.nearest(weighted(less(x, about[j])), 2));
    }

    /** Raw product, centred product, product about the given points. */
    List<Double> ofPair(int i, int j) {
        if (!Oracle.allFinite(columns[i]) || !Oracle.allFinite(columns[j])) {
            return List.of(strays(r -> strayProduct(columns[i][r], columns[j][r])), Double.NaN, Double.NaN);
        }
        BigInteger[] x = Oracle.units(columns[i]);
        BigInteger[] y = Oracle.units(columns[j]);
        return List.of(
                Oracle.nearest(weighted(products(x, y)), 3),
                centred(x, y),
                Oracle.nearest(weighted(products(less(x, about[i]), less(y, about[j]))), 3));
    }

    /** Sum of w x (W y - S_y) / W: the second factors sum to 0, so the mean of the first may stay. */
    private double centred(BigInteger[] x, BigInteger[] y) {
        BigInteger sum = weighted(y);
        BigInteger[] deviations = new BigInteger[y.length];
        for (int r = 0; r < y.length; r++) {
            deviations[r] = weight.multiply(y[r]).subtract(sum);
        }
        return Oracle.nearest(weighted(products(x, deviations)), weight, 3);
    }

    private BigInteger weighted(BigInteger[] terms) {
        return Oracle.sum(terms.length, r -> weights[r].multiply(terms[r]));
    }

    private static BigInteger[] less(BigInteger[] x, double c) {
        BigInteger units = Oracle.units(c);
        return IntStream.range(0, x.length).mapToObj(r -> x[r].subtract(units)).toArray(BigInteger[]::new);
    }

    private static BigInteger[] products(BigInteger[] x, BigInteger[] y) {
        return IntStream.range(0, x.length).mapToObj(r -> x[r].multiply(y[r])).toArray(BigInteger[]::new);
    }

    private double strays(IntToDoubleFunction term) {
        return Oracle.sumOfStrays(
                IntStream.range(0, weights.length).mapToDouble(term).toArray());
    }

    /** The product if a factor is not finite, else something finite. */
    private static double strayProduct(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) ? 0 : x * y;
    }
}
