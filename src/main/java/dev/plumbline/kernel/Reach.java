package dev.plumbline.kernel;

/**
 * How far the columns reach from their centres, over all rows that an epoch will see. Found once, with the moments.
 *
 * @param centre one per feature, in units of the feature
 * @param labelCentre in units of the label
 * @param features largest {@code |x_j - centre_j|} of each feature
 * @param label largest {@code |y - labelCentre|}
 * @param maxWeight largest weight, 1 without weights
 */
public record Reach(double[] centre, double labelCentre, double[] features, double label, double maxWeight) {
    double feature(int j) {
        return features[j];
    }
}
