/**
 * A published model in the forms of other programs: PMML, SQL, Spark ML, JSON and a table of terms. Each form is written
 * by one class and read again by another that takes nothing but what the first one writes, so that what leaves is scored
 * against the model first. {@link dev.plumbline.export.Exports} is the entry. Made of bytes: knows no places. May import
 * report and model, and of libraries Jackson, Hadoop and Parquet.
 */
package dev.plumbline.export;
