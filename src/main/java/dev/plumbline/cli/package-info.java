/**
 * The command line: options, help, progress and exit codes.
 *
 * <p>Start with {@link dev.plumbline.cli.Main}; the options stand in the {@code *Options} classes, one table per
 * group, each with its default and its validation. Programs say the same options by
 * {@link dev.plumbline.cli.TrainOptions}. What leaves this package is one validated settings record.
 * Imports {@code job}, {@code model}, {@code platform} and the settings records of the other packages; only {@code SparkCommands} and
 * {@code SparkExit} know that there is a Spark, so that a command line is checked in a plain JVM.
 */
package dev.plumbline.cli;
