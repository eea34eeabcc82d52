/**
 * One jar on several Sparks: what a user does, done on each of them by {@code spark-submit}, with the bits and the exit
 * codes of the Spark it was compiled for. Start with {@link dev.plumbline.versions.SparkVersions};
 * {@code scripts/spark-versions} runs it.
 */
package dev.plumbline.versions;
