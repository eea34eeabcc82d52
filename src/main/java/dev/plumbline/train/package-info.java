/**
 * The descent itself: optimizers, rates, schedules, stop rules, and the epoch loop over an {@link
 * dev.plumbline.train.Objective}. It runs on the driver in one thread, is deterministic to the bit (only {@code + - * /},
 * {@code sqrt}, {@code fma} and {@code StrictMath}), and knows neither Spark nor rows nor units.
 *
 * <p>Start with {@link dev.plumbline.train.Trainer}. Where the exact moments of the rows are known, {@link
 * dev.plumbline.train.MomentsObjective} stands for the rows. What an epoch leaves behind is one immutable {@link
 * dev.plumbline.train.TrainingState}; a descent that is stopped and resumed from it goes on as if it had not stopped.
 * Imports {@code model}, {@code kernel} and {@code summation} only; no library.
 */
package dev.plumbline.train;
