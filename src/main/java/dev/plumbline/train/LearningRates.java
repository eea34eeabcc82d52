package dev.plumbline.train;

import java.util.Arrays;

/**
 * Learning rates as numbers, one per parameter: slopes in model order, then the intercept where the model has one. They
 * refer to the objective in the coordinates descended in. Immutable.
 */
public final class LearningRates {
    private final double[] rates;

    private LearningRates(double[] rates) {
        this.rates = rates;
    }

    /** One rate per parameter. */
    public static LearningRates of(double[] rates) {
        return new LearningRates(rates.clone());
    }

    /** The same rate for each of {@code count} parameters. */
    public static LearningRates uniform(double rate, int count) {
        double[] rates = new double[count];
        Arrays.fill(rates, rate);
        return new LearningRates(rates);
    }

    public int count() {
        return rates.length;
    }

    /** The rate of parameter {@code i}. */
    public double of(int i) {
        return rates[i];
    }

    /** Each rate times {@code factor}. */
    public LearningRates times(double factor) {
        double[] scaled = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            scaled[i] = rates[i] * factor;
        }
        return new LearningRates(scaled);
    }

    /** Each rate halved so many times: by as much as the whole range of double. */
    LearningRates halved(int times) {
        double[] halved = new double[rates.length];
        Arrays.setAll(halved, i -> Math.scalb(rates[i], -times));
        return new LearningRates(halved);
    }

    /** A copy as an array. */
    public double[] toArray() {
        return rates.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LearningRates that && Arrays.equals(rates, that.rates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rates);
    }

    @Override
    public String toString() {
        return Arrays.toString(rates);
    }
}
