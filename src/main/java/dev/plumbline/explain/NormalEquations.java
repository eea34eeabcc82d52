package dev.plumbline.explain;

import dev.plumbline.summation.Dyadic;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The normal equations {@code C k = c} of a table in wide fixed-point numbers: C are the sums of products of the features,
 * c those of the features with the label; about the means where the model has an intercept. Each column is scaled by a
 * power of two so that its sum of squares lies in [1/4, 1), as {@link WideFactor} wants it; that rounds nothing, and nor
 * do products about means, since all of them are kept times the weight.
 */
final class NormalEquations {
    private final Dyadic divisor;
    private final int[] exponents;
    private final BigInteger[][] products;

    /**
     * Of a table whose last column is the label.
     *
     * @param moments all products of finite columns
     * @param intercept whether about the means
     */
    NormalEquations(ExactMoments moments, boolean intercept) {
        int columns = moments.columns();
        divisor = intercept ? moments.dyadicWeight() : Dyadic.of(1);
        exponents = new int[columns];
        products = new BigInteger[columns][];
        Dyadic[] sums = new Dyadic[columns];
        for (int i = 0; i < columns; i++) {
            sums[i] = intercept ? moments.dyadicSumAbout(i, 0) : Dyadic.ZERO;
            Dyadic[] row = new Dyadic[i + 1];
            for (int j = 0; j <= i; j++) {
                Dyadic raw = moments.dyadicProductAbout(i, 0, j, 0);
                row[j] = divisor.times(raw).minus(sums[i].times(sums[j]));
            }
            exponents[i] = Math.floorDiv(top(row[i]) + 1, 2);
            products[i] = new BigInteger[i + 1];
            for (int j = 0; j <= i; j++) {
                products[i][j] = fixed(row[j], -exponents[i] - exponents[j]);
            }
        }
    }

    /** The exponent of the power of two that is next above the number; 0 for 0. */
    private static int top(Dyadic number) {
        return number.signum() == 0
                ? 0
                : number.exponent() + number.significand().bitLength();
    }

    /** {@code number * 2^shift} in fixed point. */
    private static BigInteger fixed(Dyadic number, int shift) {
        return number.significand().shiftLeft(number.exponent() + shift + WideFactor.BITS);
    }

    int features() {
        return products.length - 1;
    }

    /** The scaled C by rows, the lower triangle. */
    BigInteger[][] matrix() {
        BigInteger[][] matrix = new BigInteger[features()][];
        System.arraycopy(products, 0, matrix, 0, matrix.length);
        return matrix;
    }

    /** The scaled c. */
    BigInteger[] byLabel() {
        BigInteger[] last = products[features()];
        BigInteger[] byLabel = new BigInteger[features()];
        System.arraycopy(last, 0, byLabel, 0, byLabel.length);
        return byLabel;
    }

    /** The label's scaled sum of squares: in [1/4, 1), or 0. */
    BigInteger labelSquares() {
        return products[features()][features()];
    }

    /** A slope of feature {@code j}, from its scaled form. */
    Dyadic slope(BigInteger scaled, int j) {
        return unscaled(scaled, exponents[features()] - exponents[j]);
    }

    /** {@code divisor} times a sum of squares of the label, from its scaled form. */
    Dyadic squares(BigInteger scaled) {
        return unscaled(scaled, 2 * exponents[features()]);
    }

    /** {@code C^-1} by rows, each element rounded once, from its scaled lower triangle. */
    double[][] inverse(BigInteger[][] scaled) {
        double[][] inverse = new double[features()][features()];
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j <= i; j++) {
                Dyadic element = unscaled(scaled[i][j], -exponents[i] - exponents[j]);
                inverse[i][j] = inverse[j][i] = element.times(divisor).toDouble();
            }
        }
        return inverse;
    }

    /** {@code C_jj (C^-1)_jj}, each rounded once. */
    double[] inflation(BigInteger[][] scaledInverse) {
        double[] inflation = new double[features()];
        for (int j = 0; j < inflation.length; j++) {
            BigInteger product = products[j][j].multiply(scaledInverse[j][j]);
            inflation[j] = Dyadic.of(product, -2 * WideFactor.BITS).toDouble();
        }
        return inflation;
    }

    /** A right-hand side, given in units of the features. */
    BigInteger[] scaledRow(BigDecimal[] row) {
        BigInteger[] scaled = new BigInteger[row.length];
        for (int j = 0; j < row.length; j++) {
            BigDecimal unit =
                    Dyadic.of(BigInteger.ONE, WideFactor.BITS - exponents[j]).toBigDecimal();
            scaled[j] = row[j].multiply(unit).toBigInteger();
        }
        return scaled;
    }

    /** An element of {@code C^-1 row}, from the solution for the scaled row. */
    Dyadic solved(BigInteger scaled, int j) {
        return unscaled(scaled, -exponents[j]).times(divisor);
    }

    /** Feature {@code j} is divided by two to this power. */
    int exponent(int j) {
        return exponents[j];
    }

    /** What {@code C} is kept times: the weight, or 1 without intercept. */
    BigDecimal divisor() {
        return divisor.toBigDecimal();
    }

    private static Dyadic unscaled(BigInteger scaled, int exponent) {
        return Dyadic.of(scaled, exponent - WideFactor.BITS);
    }
}
