/**
 * What crosses the wire and what runs hot: blocks of examples, the parameters of an epoch, partial gradient sums
 * and the kernels that fill them.
 *
 * <p>Start with {@link dev.plumbline.kernel.Block}. Imports {@code summation} only.
 */
package dev.plumbline.kernel;
