package dev.plumbline.summation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Weighted moments by their definitions, row by row, in exact decimal arithmetic. */
final class MomentsOracle {
    private final double[] weights;
    private final double[][] columns;
    private final double[] about;
    private final BigDecimal weight;

    MomentsOracle(double[] weights, double[][] columns, double[] about) {
        this.weights = weights;
        this.columns = columns;
        this.about = about;
        this.weight = sum(r -> BigDecimal.ONE);
    }

    /** Sum, mean, sum about the given point. */
    List<Double> ofColumn(int j) {
        if (!Oracle.allFinite(columns[j])) {
            double stray = strays(r -> columns[j][r]);
            return List.of(stray, stray, stray);
        }
        BigDecimal sum = sum(r -> x(j, r));
        BigDecimal c = new BigDecimal(about[j]);
        return List.of(
                sum.doubleValue(),
                Oracle.quotient(sum, weight),
                sum(r -> x(j, r).subtract(c)).doubleValue());
    }

    /** Raw product, centred product, product about the given points. */
    List<Double> ofPair(int i, int j) {
        if (!Oracle.allFinite(columns[i]) || !Oracle.allFinite(columns[j])) {
            return List.of(strays(r -> strayProduct(columns[i][r], columns[j][r])), Double.NaN, Double.NaN);
        }
        BigDecimal ci = new BigDecimal(about[i]);
        BigDecimal cj = new BigDecimal(about[j]);
        return List.of(
                sum(r -> x(i, r).multiply(x(j, r))).doubleValue(),
                centred(i, j),
                sum(r -> x(i, r).subtract(ci).multiply(x(j, r).subtract(cj))).doubleValue());
    }

    /** Sum of w (W x_i - S_i) (W x_j - S_j) / W^2: the definition, freed of its inner divisions. */
    private double centred(int i, int j) {
        BigDecimal si = sum(r -> x(i, r));
        BigDecimal sj = sum(r -> x(j, r));
        BigDecimal scaled = sum(r -> weight.multiply(x(i, r))
                .subtract(si)
                .multiply(weight.multiply(x(j, r)).subtract(sj)));
        return Oracle.quotient(scaled, weight.multiply(weight));
    }

    private BigDecimal x(int j, int row) {
        return new BigDecimal(columns[j][row]);
    }

    private BigDecimal sum(java.util.function.IntFunction<BigDecimal> term) {
        return IntStream.range(0, weights.length)
                .mapToObj(r -> new BigDecimal(weights[r]).multiply(term.apply(r)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private double strays(java.util.function.IntToDoubleFunction term) {
        return Oracle.sumOfStrays(
                IntStream.range(0, weights.length).mapToDouble(term).toArray());
    }

    /** The product if a factor is not finite, else something finite. */
    private static double strayProduct(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) ? 0 : x * y;
    }
}
