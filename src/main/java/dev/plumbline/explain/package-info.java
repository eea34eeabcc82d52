/**
 * Why a descent is slow or fast, from the curvature of its objective: stable and advised learning rates, how far each
 * parameter still is from the exact optimum, and which columns cannot have a slope of their own.
 *
 * <p>Start with {@link dev.plumbline.explain.Curvature} and {@link dev.plumbline.explain.AdvisedDescent}: with them
 * {@code auto} becomes numbers before the trainer sees it. Everything here works on small dense matrices (parameters in
 * the hundreds) on the driver. Imports {@code train}, {@code model}, {@code kernel}, {@code summation}, and
 * commons-math3 for decompositions.
 */
package dev.plumbline.explain;
