/**
 * Sums that do not depend on the order of their terms: the same rows give the same bits, however they are cut, moved
 * about or merged.
 *
 * <p>Start with {@link dev.plumbline.summation.ExactSum}, the exact sum of doubles and of products of doubles;
 * {@link dev.plumbline.summation.ExactMoments} holds one per column and per pair of columns. What comes out of them is
 * exact ({@link dev.plumbline.summation.Dyadic}) until it is rounded to a double, once.
 *
 * <p>Imports nothing of ours and no library; one class, which is compiled apart, the vector module.
 */
package dev.plumbline.summation;
