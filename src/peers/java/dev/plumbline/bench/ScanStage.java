package dev.plumbline.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Reading whole tables in a process that is warm. */
final class ScanStage implements Stage {
    private static final int WARM_UPS = 2;
    private static final double OF_DUCKDB_CSV = 1;
    private static final double OF_DUCKDB_PARQUET = 2;
    private static final double FASTER_THAN_SPARK_CSV = 7;

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public List<TableFile> tables(Place place) {
        List<TableFile> files = new ArrayList<>();
        for (TableFile.Format format : TableFile.Format.values()) {
            files.add(new TableFile(place.sizes().narrow(), format));
            files.add(new TableFile(place.sizes().wide(), format));
        }
        return files;
    }

    @Override
    public boolean inSpark() {
        return true;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        SparkSession spark = SparkSession.builder().getOrCreate();
        List<Section> sections = new ArrayList<>();
        try (DuckDb duckDb = new DuckDb()) {
            for (TableFile file : tables(place)) {
                sections.add(section(spark, duckDb, file, place));
            }
        }
        return sections;
    }

    private Section section(SparkSession spark, DuckDb duckDb, TableFile file, Place place) throws Exception {
        Path at = file.at(place);
        boolean one = file.table().features() == 1;
        List<Samples> samples = Turns.measure(
                List.of(
                        new Doing("Plumbline: exact moments", () -> PlumblineScan.run(spark, file, at)),
                        new Doing(
                                one ? "DuckDB: regr_slope, regr_intercept" : "DuckDB: sum of each column",
                                () -> duckDb.scan(file, at)),
                        new Doing(
                                one ? "Spark's reader: SQL sums of a line" : "Spark's reader: sum of each column",
                                () -> SparkScan.run(spark, file, at))),
                WARM_UPS,
                place.sizes().rounds());
        return new Section(
                name(), "scan, warm, " + file, Base.of(samples.get(1)), samples, goals(file, samples), List.of());
    }

    private static List<Goal> goals(TableFile file, List<Samples> samples) {
        double ours = samples.get(0).median();
        double duckDb = samples.get(1).median();
        double spark = samples.get(2).median();
        if (file.format() == TableFile.Format.CSV) {
            return List.of(
                    Goal.atMost("scan and moments / DuckDB", ours, duckDb, OF_DUCKDB_CSV),
                    Goal.atLeast("Spark's CSV reader / scan and moments", spark, ours, FASTER_THAN_SPARK_CSV));
        }
        return file.table().features() == 1
                ? List.of(Goal.atMost("scan and moments / DuckDB", ours, duckDb, OF_DUCKDB_PARQUET))
                : List.of();
    }
}
