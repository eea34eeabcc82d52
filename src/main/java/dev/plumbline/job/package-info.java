/**
 * The river: settings in, published model out; the only place that wires.
 *
 * <p>Start with {@link dev.plumbline.job.TrainSettings}, which says all that a run is told, and
 * {@link dev.plumbline.model.Outcome}, which says how it ended. May import every package but {@code cli}, and Spark's
 * session.
 */
package dev.plumbline.job;
