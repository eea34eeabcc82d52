package dev.plumbline.train;

import dev.plumbline.summation.Dyadic;
import dev.plumbline.summation.ExactMoments;

/**
 * {@code u'Hu / 2 - q'u + c / 2} with H, q and c as unevaluated pairs, evaluated in twice the working precision: sums of
 * products as in Ogita, Rump, Oishi, "Accurate sum and dot product" (doi:10.1137/030601818), algorithm 5.3.
 */
final class Quadratic {
    private final int parameters;
    /** H by rows: it is symmetric, so by columns too. */
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
        double[] sums = new double[parameters];
        double[] errors = new double[parameters];
        for (int i = 0; i < parameters; i++) {
            sums[i] = -linearHigh[i];
            errors[i] = -linearLow[i];
        }
        for (int j = 0; j < parameters; j++) {
            addColumn(j, u.hi(j), u.lo(j), sums, errors);
        }
        Pair twice = constant;
        for (int i = 0; i < parameters; i++) {
            Pair slope = Pair.ofSum(sums[i], errors[i]);
            sums[i] = slope.hi();
            errors[i] = slope.lo();
            Pair linear = new Pair(-linearHigh[i], -linearLow[i]);
            twice = twice.plus(slope.plus(linear).times(u.pair(i)));
        }
        return new Look(twice, sums, errors);
    }

    /** Adds column j of H times a pair: column by column, because then no sum waits for the one before. */
    private void addColumn(int j, double factor, double factorLow, double[] sums, double[] errors) {
        int from = j * parameters;
        for (int i = 0; i < parameters; i++) {
            double h = high[from + i];
            double product = h * factor;
            double lost = Math.fma(h, factor, -product) + Math.fma(h, factorLow, low[from + i] * factor);
            double sum = sums[i] + product;
            double part = sum - sums[i];
            errors[i] += (sums[i] - (sum - part)) + (product - part) + lost;
            sums[i] = sum;
        }
    }
}
