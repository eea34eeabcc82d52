/**
 * What crosses the wire and what runs hot: blocks of rows, the point an epoch broadcasts, partial gradient sums and the
 * kernels that fill them.
 *
 * <p>Start with {@link dev.plumbline.kernel.EpochPoint}, which says what is computed, then {@link
 * dev.plumbline.kernel.ScalarKernel}. Imports {@code summation} and the vector module only.
 */
package dev.plumbline.kernel;
