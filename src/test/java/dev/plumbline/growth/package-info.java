/**
 * How cost grows with rows, features, partitions and epochs: measured by the product itself on Spark, held against a
 * model, and written into {@code docs/performance.md} as tables and pictures. Start with {@link
 * dev.plumbline.growth.Growth}, then {@link dev.plumbline.growth.Cost}. {@code scripts/growth} runs it.
 */
package dev.plumbline.growth;
