package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

/**
 * The first scan of a fresh JVM, whose seconds it writes into a file. Arguments: who, the file for the seconds, rows,
 * features, format, and where the table lies.
 */
public final class ColdScan {
    private static final double NANOS = 1e9;

    private ColdScan() {}

    public static void main(String[] args) throws IOException, SQLException {
        BenchTable table = new BenchTable(Long.parseLong(args[2]), Integer.parseInt(args[3]));
        TableFile file = new TableFile(table, TableFile.Format.valueOf(args[4]));
        Path at = Path.of(args[5]);
        double seconds;
        if (args[0].equals("plumbline")) {
            try (SparkSession spark = SparkSession.builder().getOrCreate()) {
                long began = System.nanoTime();
                PlumblineScan.run(spark, file, at);
                seconds = (System.nanoTime() - began) / NANOS;
            }
        } else {
            try (DuckDb duckDb = new DuckDb()) {
                long began = System.nanoTime();
                duckDb.scan(file, at);
                seconds = (System.nanoTime() - began) / NANOS;
            }
        }
        Files.writeString(Path.of(args[1]), Double.toString(seconds));
    }

    static String[] arguments(String who, Path seconds, TableFile file, Place place) {
        return new String[] {
            who,
            seconds.toString(),
            Long.toString(file.table().rows()),
            Integer.toString(file.table().features()),
            file.format().name(),
            file.at(place).toString()
        };
    }
}
