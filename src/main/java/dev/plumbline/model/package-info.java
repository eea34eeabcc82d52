/**
 * The values everyone speaks of, all immutable: what was learned, from what, how good it is and how sure, what a person
 * should know of it, what became of every row, and how a run can end.
 *
 * <p>Start with {@link dev.plumbline.model.LinearModel} and {@link dev.plumbline.model.FittedModel}. Imports {@code kernel}
 * and {@code summation} only.
 */
package dev.plumbline.model;
