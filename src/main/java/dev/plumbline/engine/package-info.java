/**
 * Spark: the table cached as blocks, one job per epoch, scoring and prediction.
 *
 * <p>Start with {@link dev.plumbline.engine.CachedTable} and {@link dev.plumbline.engine.RowsObjective}. Imports {@code
 * source}, {@code train}, {@code model}, {@code kernel}, {@code summation} and Spark.
 */
package dev.plumbline.engine;
