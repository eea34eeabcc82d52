package dev.plumbline.model;

/**
 * How sure one parameter is. NaN stands for what is not defined, such as an error without degrees of freedom.
 *
 * @param name of the feature, or {@code intercept}
 * @param stdError standard error, in units of the parameter, at least 0
 * @param statistic estimate / stdError; infinite where the standard error is 0 and the estimate is not
 * @param pValue of the two-sided t test that the parameter is 0; may underflow to 0
 * @param log10P decimal logarithm of the p-value, finite where the p-value underflows; -infinity at an infinite statistic
 * @param confLow lower end of the confidence interval
 * @param confHigh upper end of the confidence interval
 * @param vif variance inflation factor, at least 1: how many times collinearity makes the variance larger; NaN for the
 *     intercept
 */
public record TermStatistics(
        String name,
        double stdError,
        double statistic,
        double pValue,
        double log10P,
        double confLow,
        double confHigh,
        double vif) {}
