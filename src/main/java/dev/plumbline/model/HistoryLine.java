package dev.plumbline.model;

/**
 * One epoch of a descent, as a line of {@code history.jsonl}. Arrays are not copied: a record is written and forgotten.
 *
 * @param epoch from 1
 * @param objective J at the parameters after the epoch, in squared units of the label for squared loss
 * @param mse mean squared residual of the training rows
 * @param holdoutMse the same of the held-out rows, or NaN without holdout
 * @param gradientNorm Euclidean norm of the gradient in the coordinates descended in
 * @param seconds wall clock of the epoch
 * @param coordinates what the parameters below are measured in
 * @param intercept in those coordinates; 0 without intercept
 * @param coefficients one per feature, in model order, in those coordinates
 * @param interceptRate learning rate of the intercept; 0 without intercept
 * @param rates learning rate of each coefficient, in model order
 * @param backOff how many times the rates were halved before this epoch, because they were not stable; 0 as a rule
 */
public record HistoryLine(
        long epoch,
        double objective,
        double mse,
        double holdoutMse,
        double gradientNorm,
        double seconds,
        CoordinateSystem coordinates,
        double intercept,
        double[] coefficients,
        double interceptRate,
        double[] rates,
        int backOff) {}
