/**
 * Real processes, started as users start them, hurt or not, watched and judged. A suite is a list of cases: start with
 * {@link dev.plumbline.trials.Suite}, {@link dev.plumbline.trials.Case} and {@link dev.plumbline.trials.Lab}.
 */
package dev.plumbline.trials;
