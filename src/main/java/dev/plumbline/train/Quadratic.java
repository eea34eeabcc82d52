package dev.plumbline.train;

import dev.plumbline.summation.Dyadic;
import dev.plumbline.summation.ExactMoments;

/**
 * {@code u'Hu / 2 - q'u + c / 2} with H, q and c as unevaluated pairs, evaluated in twice the working precision: sums of
 * products as in Ogita, Rump, Oishi, "Accurate sum and dot product" (doi:10.1137/030601818), algorithm 5.3.
 */
final class Quadratic {
    private final int parameters;
    /** H by rows. */
    private final double[] high;

    private final double[] low;
    private final double[] linearHigh;
    private final double[] linearLow;
    private final Pair constant;

    private Quadratic(int parameters, Pair constant) {
        this.parameters = parameters;
        this.high = new double[parameters * parameters];
        this.low = new double[parameters * parameters];
        this.linearHigh = new double[parameters];
        this.linearLow = new double[parameters];
        this.constant = constant;
    }

    /**
     * The squared loss by slopes in the units of the coordinates and the intercept at the centre: H, q and c are means of
     * products of {@code (x - centre) / scale} and {@code y - labelCentre}, each exact but for one rounding.
     */
    static Quadratic of(Coordinates coordinates, ExactMoments moments) {
        int d = coordinates.features();
        double[] centre = coordinates.centre();
        double labelCentre = coordinates.labelCentre();
        Dyadic weight = moments.dyadicWeight();
        Dyadic labelSquares = moments.dyadicProductAbout(d, labelCentre, d, labelCentre);
        Quadratic quadratic = new Quadratic(coordinates.parameters(), Pair.quotient(labelSquares, weight));
        for (int i = 0; i < d; i++) {
            Dyadic divisor = weight.times(Dyadic.of(coordinates.scale(i)));
            for (int j = 0; j <= i; j++) {
                Dyadic product = moments.dyadicProductAbout(i, centre[i], j, centre[j]);
                quadratic.set(i, j, Pair.quotient(product, divisor.times(Dyadic.of(coordinates.scale(j)))));
            }
            Dyadic withLabel = moments.dyadicProductAbout(i, centre[i], d, labelCentre);
            quadratic.setLinear(i, Pair.quotient(withLabel, divisor));
            if (coordinates.hasIntercept()) {
                quadratic.set(d, i, Pair.quotient(moments.dyadicSumAbout(i, centre[i]), divisor));
            }
        }
        if (coordinates.hasIntercept()) {
            quadratic.set(d, d, Pair.of(1));
            quadratic.setLinear(d, Pair.quotient(moments.dyadicSumAbout(d, labelCentre), weight));
        }
        return quadratic;
    }

    private void set(int i, int j, Pair value) {
        high[i * parameters + j] = high[j * parameters + i] = value.hi();
        low[i * parameters + j] = low[j * parameters + i] = value.lo();
    }

    private void setLinear(int i, Pair value) {
        linearHigh[i] = value.hi();
        linearLow[i] = value.lo();
    }

    /**
     * What a look tells.
     *
     * @param twice two times the value: the mean of the squares
     * @param high gradient
     * @param low what to add to it
     */
    record Look(Pair twice, double[] high, double[] low) {}

    /** Value and gradient. The gradient is correct to about 104 bits of the largest term in each of its sums. */
    Look at(Parameters u) {
        double[] at = new double[parameters];
        double[] atLow = new double[parameters];
        for (int i = 0; i < parameters; i++) {
            at[i] = u.hi(i);
            atLow[i] = u.lo(i);
        }
        double[] slopes = new double[parameters];
        double[] slopesLow = new double[parameters];
        Pair twice = constant;
        for (int i = 0; i < parameters; i++) {
            Pair linear = new Pair(-linearHigh[i], -linearLow[i]);
            Pair slope = row(i, linear, at, atLow);
            slopes[i] = slope.hi();
            slopesLow[i] = slope.lo();
            twice = twice.plus(slope.plus(linear).times(u.pair(i)));
        }
        return new Look(twice, slopes, slopesLow);
    }

    /** {@code start} and row i of H times a vector of pairs. */
    private Pair row(int i, Pair start, double[] factors, double[] factorsLow) {
        int from = i * parameters;
        double sum = start.hi();
        double error = start.lo();
        for (int j = 0; j < parameters; j++) {
            double h = high[from + j];
            double product = h * factors[j];
            double lost = Math.fma(h, factors[j], -product) + Math.fma(h, factorsLow[j], low[from + j] * factors[j]);
            double next = sum + product;
            double part = next - sum;
            error += (sum - (next - part)) + (product - part) + lost;
            sum = next;
        }
        return Pair.ofSum(sum, error);
    }
}
