package dev.plumbline.model;

import java.util.List;

/**
 * A line: {@code prediction = interceptAtCentre + sum of slopes[j] * (x[j] - centre[j])}, evaluated from left to right
 * without fma. This centred form is the published model; {@link #intercept()} (the prediction where all features are 0)
 * is the same line for people, with the limit that a pair (k, b) of doubles has far from the origin.
 *
 * @param label name of the predicted column
 * @param features names of the features, in model order
 * @param slopes one per feature, in units of label per unit of feature
 * @param centre one per feature, in units of the feature; all 0 without intercept
 * @param interceptAtCentre prediction at the centre, in units of the label; 0 without intercept
 * @param intercept prediction at the origin, rounded once from the exact value
 * @param hasIntercept whether the model has an intercept at all
 */
public record LinearModel(
        String label,
        List<String> features,
        double[] slopes,
        double[] centre,
        double interceptAtCentre,
        double intercept,
        boolean hasIntercept) {

    public LinearModel {
        features = List.copyOf(features);
        slopes = slopes.clone();
        centre = centre.clone();
        if (slopes.length != features.size() || centre.length != features.size()) {
            throw new IllegalArgumentException("Cannot make a model: " + features.size() + " features, " + slopes.length
                    + " slopes, " + centre.length + " centres");
        }
    }

    /**
     * The same line over more features: those it does not know have slope 0.
     *
     * @param all names, each feature of this line among them
     */
    public LinearModel among(List<String> all) {
        double[] wider = new double[all.size()];
        double[] about = new double[all.size()];
        for (int j = 0; j < slopes.length; j++) {
            int at = all.indexOf(features.get(j));
            if (at < 0) {
                throw new IllegalArgumentException(
                        "Cannot widen a line: its feature " + j + " is not among the others");
            }
            wider[at] = slopes[j];
            about[at] = centre[j];
        }
        return new LinearModel(label, all, wider, about, interceptAtCentre, intercept, hasIntercept);
    }

    /** The prediction for one row; {@code x} holds the features in model order. */
    public double predict(double[] x) {
        double sum = interceptAtCentre;
        for (int j = 0; j < slopes.length; j++) {
            sum += slopes[j] * (x[j] - centre[j]);
        }
        return sum;
    }
}
