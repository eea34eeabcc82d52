/**
 * Spark: the table cached as blocks and one job per epoch, or its moments alone from one pass; scoring and prediction.
 *
 * <p>Start with {@link dev.plumbline.engine.CachedTable} and {@link dev.plumbline.engine.RowsObjective}, or with {@link
 * dev.plumbline.engine.MomentsTable} and {@link dev.plumbline.engine.MomentsScore}. Imports {@code
 * source}, {@code train}, {@code model}, {@code kernel}, {@code summation} and Spark.
 */
package dev.plumbline.engine;
