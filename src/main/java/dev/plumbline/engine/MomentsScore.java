package dev.plumbline.engine;

import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.summation.Dyadic;
import dev.plumbline.summation.ExactMoments;

/**
 * How well the published line of a model predicts the rows that moments were taken of, without the rows. With
 * {@code v = (slopes, -1)}, and P the products of the columns about {@code (centre, interceptAtCentre)}, the sum of the
 * squared residuals is {@code v'Pv}: formed exactly, so that the metrics are those of the line in real arithmetic, each
 * rounded once ({@code rmse} is the root of the rounded {@code mse}).
 *
 * <p>They differ from those of {@link ScorePass} by what the predictions of the rows are rounded: at a line through all
 * points this gives the error of the line itself, which may be 0.
 *
 * <p>Cost: O(features^2) exact products on the driver, some 0.2 s for 200 features.
 */
public final class MomentsScore {
    private MomentsScore() {}

    /**
     * The metrics over all rows of the moments; {@code mae} is NaN, because moments do not know it.
     *
     * @param moments of the features in model order, then the label, all finite, with all products
     * @return NaN for what is 0/0: no rows, or for {@code r2} a label without variation (that is 0, without intercept)
     */
    public static Metrics of(LinearModel line, ExactMoments moments) {
        int label = line.slopes().length;
        if (moments.columns() != label + 1) {
            throw new IllegalArgumentException(
                    "Cannot score a line of " + label + " features on moments of " + moments.columns() + " columns");
        }
        Dyadic weight = moments.dyadicWeight();
        Dyadic residualSquares = residualSquares(line, moments);
        double mse = residualSquares.dividedBy(weight);
        return new Metrics(mse, Math.sqrt(mse), Double.NaN, r2(line, moments, residualSquares));
    }

    /**
     * The mean squared error of one prediction for all rows, rounded once; squares of the label are enough.
     *
     * @param moments of the features, then the label
     */
    public static double mseOfConstant(double prediction, ExactMoments moments) {
        int label = moments.columns() - 1;
        return moments.dyadicProductAbout(label, prediction, label, prediction).dividedBy(moments.dyadicWeight());
    }

    private static Dyadic residualSquares(LinearModel line, ExactMoments moments) {
        int label = line.slopes().length;
        Dyadic[] factors = new Dyadic[label + 1];
        double[] about = java.util.Arrays.copyOf(line.centre(), label + 1);
        for (int j = 0; j < label; j++) {
            factors[j] = Dyadic.of(line.slopes()[j]);
        }
        factors[label] = Dyadic.of(-1);
        about[label] = line.interceptAtCentre();
        Dyadic sum = Dyadic.ZERO;
        for (int i = 0; i <= label; i++) {
            Dyadic crossed = Dyadic.ZERO;
            for (int j = 0; j < i; j++) {
                crossed = crossed.plus(factors[j].times(moments.dyadicProductAbout(i, about[i], j, about[j])));
            }
            Dyadic squares = moments.dyadicProductAbout(i, about[i], i, about[i]);
            sum = sum.plus(factors[i].times(crossed.plus(crossed).plus(factors[i].times(squares))));
        }
        return sum;
    }

    /** 1 - residual / total squares. Multiplied by the weight, the total about the mean is a whole number of units. */
    private static double r2(LinearModel line, ExactMoments moments, Dyadic residualSquares) {
        int label = line.slopes().length;
        Dyadic total = moments.dyadicProductAbout(label, 0, label, 0);
        Dyadic residual = residualSquares;
        if (line.hasIntercept()) {
            Dyadic weight = moments.dyadicWeight();
            Dyadic sum = moments.dyadicSumAbout(label, 0);
            total = total.times(weight).minus(sum.times(sum));
            residual = residual.times(weight);
        }
        return total.signum() > 0 ? total.minus(residual).dividedBy(total) : Double.NaN;
    }
}
