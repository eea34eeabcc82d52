package dev.plumbline.model;

/**
 * How well a model predicts a set of rows.
 *
 * @param mse mean squared residual, weighted, in squared units of the label
 * @param rmse square root of {@code mse}
 * @param mae mean absolute residual, or NaN where it was not taken
 * @param r2 1 - residual / total sum of squares (total about the mean with an intercept, about 0 without)
 */
public record Metrics(double mse, double rmse, double mae, double r2) {}
