package dev.plumbline.train;

/**
 * Parameters as the engine evaluates them: slopes in units of label per unit of feature, and the prediction at the
 * centre relative to the label's centre; each with the low part that a double cannot hold.
 *
 * @param slopes one per feature
 * @param slopesLow what to add to each slope
 * @param intercept at the centre, relative to the label's centre; 0 without intercept
 * @param interceptLow what to add to it
 */
public record CentredPoint(double[] slopes, double[] slopesLow, double intercept, double interceptLow) {}
