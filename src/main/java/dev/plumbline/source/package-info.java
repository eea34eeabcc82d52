/**
 * Tables into blocks: a strict CSV scanner, Parquet columns, any Spark format. Every row is used or rejected for a
 * reason, and counted.
 *
 * <p>Start with {@link dev.plumbline.source.Sources#open}, then {@link dev.plumbline.source.TableSource}: its chunks
 * are read once, their reports go to {@code recut} and {@code account}, the account decides about bad rows. The scanner
 * itself is {@code CsvScanner} (fast) over {@code CsvRecord} (careful); {@code CsvSplits} cuts files.
 *
 * <p>May import {@code model}, {@code kernel} and {@code summation}, Spark, Hadoop and fastdoubleparser.
 */
package dev.plumbline.source;
