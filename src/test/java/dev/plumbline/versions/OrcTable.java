package dev.plumbline.versions;

import org.apache.spark.sql.SparkSession;

/** Writes a CSV table of numbers again, as ORC, which Plumbline does not write: a main for {@code spark-submit}. */
public final class OrcTable {
    private OrcTable() {}

    /** @param args directory of CSV files with columns x, z, y; directory to write */
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        spark.read()
                .option("header", "true")
                .schema("x DOUBLE, z DOUBLE, y DOUBLE")
                .csv(args[0])
                .write()
                .orc(args[1]);
        spark.stop();
    }
}
