package dev.plumbline.explain;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.RateSetting;
import java.util.List;
import java.util.Map;

/** Turns the learning rate as the user gave it into one number per parameter. */
public final class RateResolution {
    private static final int LONGEST_NAME = 64;

    private RateResolution() {}

    /**
     * Rates of the user over rates that are advised: a feature's own rate goes before {@code k}, and what the user left
     * open is as advised.
     *
     * @param setting as given
     * @param features names in model order
     * @param intercept whether an intercept comes after them
     * @param advised one rate per parameter
     * @throws Refusal 78 for a rate that is not above 0, an unknown feature, or a rate for an intercept that is not there
     */
    public static LearningRates resolve(
            RateSetting setting, List<String> features, boolean intercept, LearningRates advised) {
        if (setting instanceof RateSetting.Uniform uniform) {
            return LearningRates.uniform(required("R", uniform.rate()), advised.count());
        }
        if (setting instanceof RateSetting.PerParameter own) {
            return perParameter(own, features, intercept, advised);
        }
        return advised;
    }

    private static LearningRates perParameter(
            RateSetting.PerParameter own, List<String> features, boolean intercept, LearningRates advised) {
        double[] rates = advised.toArray();
        if (own.slopes().isPresent()) {
            double slopes = required("k", own.slopes().getAsDouble());
            for (int i = 0; i < features.size(); i++) {
                rates[i] = slopes;
            }
        }
        if (own.intercept().isPresent()) {
            double rate = required("b", own.intercept().getAsDouble());
            if (!intercept) {
                throw refusal("Cannot use learning rate b=" + rate
                        + ": the model has no intercept. Leave b out of --learning-rate, or drop --no-intercept.");
            }
            rates[features.size()] = rate;
        }
        for (Map.Entry<String, Double> named : own.features().entrySet()) {
            rates[position(named.getKey(), features)] = required(named.getKey(), named.getValue());
        }
        return LearningRates.of(rates);
    }

    private static int position(String name, List<String> features) {
        int position = features.indexOf(name);
        if (position < 0) {
            throw refusal(
                    "Cannot use --learning-rate: there is no feature '" + shown(name) + "' among the " + features.size()
                            + " features. The nearest name is '" + shown(NearestName.to(name, features))
                            + "'; k is the rate of all slopes, b that of the intercept.");
        }
        return position;
    }

    private static double required(String name, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw refusal("Cannot use learning rate " + shown(name) + "=" + rate
                    + ": it must be a finite number above 0. Use --learning-rate auto to have it chosen.");
        }
        return rate;
    }

    private static String shown(String name) {
        return PlainText.excerpt(name, LONGEST_NAME);
    }

    private static Refusal refusal(String message) {
        return new Refusal(ExitCode.CONFIG, message);
    }
}
