/**
 * Why a descent is slow or fast, how far it is from the exact optimum, how many epochs it will take, and how sure its
 * answer is: curvature, stable and advised learning rates, forecasts, findings, statistics of a fit, and which columns
 * cannot have a slope of their own.
 *
 * <p>Where the products of all columns were taken, start with {@link dev.plumbline.explain.LeastSquares}, the exact
 * solution, and {@link dev.plumbline.explain.Terrain}, the objective as a descent meets it. {@link
 * dev.plumbline.explain.AutoOptimizer} takes an optimizer, {@link dev.plumbline.explain.Plans} makes the plan that is
 * forecast and run, with every {@code auto} a number before the trainer sees it, {@link dev.plumbline.explain.Forecasts}
 * tells its epochs and {@link dev.plumbline.explain.Findings} what a person should know. Where they were not, {@link
 * dev.plumbline.explain.Curvature} is bounded from outside and {@link dev.plumbline.explain.AdvisedDescent} makes the best
 * of it.
 *
 * <p>Everything here works on small dense matrices (parameters in the hundreds) on the driver. Imports {@code train},
 * {@code model}, {@code kernel}, {@code summation}, commons-math3 for decompositions and commons-statistics for
 * distributions.
 */
package dev.plumbline.explain;
