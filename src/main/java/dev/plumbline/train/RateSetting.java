package dev.plumbline.train;

import java.util.Map;
import java.util.OptionalDouble;

/** The learning rate as the user gave it. */
public sealed interface RateSetting {
    /** Taken from the curvature of the data. */
    record Auto() implements RateSetting {}

    /** One rate for every parameter. */
    record Uniform(double rate) implements RateSetting {}

    /**
     * Rates of their own; a parameter that is not named takes the advised rate.
     *
     * @param slopes for all slopes without a rate of their own
     * @param intercept for the intercept
     * @param features by feature name
     */
    record PerParameter(OptionalDouble slopes, OptionalDouble intercept, Map<String, Double> features)
            implements RateSetting {
        public PerParameter {
            features = Map.copyOf(features);
        }
    }
}
