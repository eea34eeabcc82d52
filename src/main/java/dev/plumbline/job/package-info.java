/**
 * The river: settings in, published model out; the only place that wires.
 *
 * <p>Start with {@link dev.plumbline.job.TrainJob}; {@link dev.plumbline.job.TrainSettings} says all that a run is told,
 * and {@link dev.plumbline.model.Outcome} how it ended. {@link dev.plumbline.job.ExplainJob} tells what a run would meet,
 * {@link dev.plumbline.job.VerifyJob} does one again and compares. {@link dev.plumbline.job.Plumbline} is the door for
 * programs. May import every package but {@code cli}, and Spark's
 * session.
 */
package dev.plumbline.job;
