package dev.plumbline.train;

/**
 * What one look at the data tells at a point: loss and gradient together, so that they cannot drift apart.
 *
 * @param objective J: mean over weighted rows of the loss of the residual, plus penalty; squared loss is r^2/2
 * @param mse mean of r^2 over the training rows
 * @param holdoutMse mean of r^2 over the held-out rows, or NaN without holdout
 * @param gradient of J, one per parameter, in the coordinates descended in
 */
public record Evaluation(double objective, double mse, double holdoutMse, double[] gradient) {}
