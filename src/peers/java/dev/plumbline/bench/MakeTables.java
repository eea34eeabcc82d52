package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Writes tables that are not there. Arguments: the names of stages with commas, the place. */
public final class MakeTables {
    private MakeTables() {}

    public static void main(String[] args) throws IOException {
        Place place = Place.of(args, 1);
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            for (String stage : args[0].split(",")) {
                for (TableFile file : Stages.named(stage).tables(place)) {
                    make(spark, file, place);
                }
            }
        }
    }

    private static void make(SparkSession spark, TableFile file, Place place) throws IOException {
        Path to = file.at(place);
        if (Files.exists(to)) {
            return;
        }
        if (file.format() == TableFile.Format.CSV) {
            BenchCsv.write(file.table(), to);
            return;
        }
        // From the text, so that both formats hold the same doubles in the same order.
        TableFile text = new TableFile(file.table(), TableFile.Format.CSV);
        make(spark, text, place);
        Path aside = to.resolveSibling(to.getFileName() + ".aside");
        Tables.read(
                        spark,
                        TableFile.Format.CSV,
                        file.table().columns(),
                        text.at(place).toString())
                .write()
                .mode("overwrite")
                .parquet(aside.toString());
        Files.move(aside, to);
    }
}
