/**
 * The Spark that the jar finds itself on: which ones it runs on, and what is not the same in all of them.
 *
 * <p>Start with {@link dev.plumbline.platform.SparkVersion} and {@link dev.plumbline.platform.Differences}. Imports
 * {@code model} only; what it asks of Spark it asks by name, so that it links on every Spark; of libraries Hadoop's file
 * systems.
 */
package dev.plumbline.platform;
