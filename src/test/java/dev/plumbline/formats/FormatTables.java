package dev.plumbline.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes one table in the formats that {@code scripts/formats} reads: {@code FormatTables DIRECTORY FORMAT ...}. Formats
 * that keep earlier states hold rows that were deleted and labels that were corrected, which a reader that looks past
 * their log would take for data. {@code later-FORMAT} adds a state of other rows.
 */
public final class FormatTables {
    private static final int ROWS = 20_000;
    /** Rows that are written with a wrong label, and corrected. */
    private static final int WRONG = 500;
    /** Rows that are written and deleted. */
    private static final int TOO_MANY = 1_000;

    private final SparkSession spark;
    private final Path directory;

    private FormatTables(SparkSession spark, Path directory) {
        this.spark = spark;
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException, SQLException {
        try (SparkSession spark =
                SparkSession.builder().appName("format tables").getOrCreate()) {
            FormatTables tables = new FormatTables(spark, Path.of(args[0]));
            for (String format : List.of(args).subList(1, args.length)) {
                tables.write(format);
            }
        }
    }

    private void write(String format) throws IOException, SQLException {
        switch (format) {
            case "csv" -> csv();
            case "json" -> rows().select("x1", "x2", "w", "y").write().json(place(format));
            case "jdbc" -> database();
            case "delta" -> {
                changed()
                        .write()
                        .format("delta")
                        .option("delta.enableDeletionVectors", "true")
                        .save(place(format));
                correct("delta.`" + place(format) + "`");
            }
            case "iceberg" -> {
                changed().createOrReplaceTempView("changed");
                spark.sql("create table lake.db.plane using iceberg tblproperties ('format-version'='2',"
                        + " 'write.delete.mode'='merge-on-read', 'write.update.mode'='merge-on-read')"
                        + " as select * from changed");
                correct("lake.db.plane");
            }
            case "later-delta" -> later("delta.`" + place("delta") + "`");
            case "later-iceberg" -> later("lake.db.plane");
            default -> rows().write().format(format).save(place(format));
        }
    }

    private String place(String format) {
        return directory.resolve(format).toUri().getPath();
    }

    /** Decimals and integers with an offset, and what is not spread evenly. */
    private void csv() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_128);
        List<String> lines = new ArrayList<>(List.of("id,x1,x2,w,y"));
        for (int i = 0; i < ROWS; i++) {
            double x1 = Math.rint(1e4 * (1e6 + random.nextGaussian())) / 1e4;
            double x2 = StrictMath.exp(random.nextGaussian());
            int w = 1 + random.nextInt(4);
            double y = 3 * (x1 - 1e6) - 0.25 * x2 + 7 + random.nextGaussian();
            lines.add(i + "," + x1 + "," + x2 + "," + w + "," + y);
        }
        Files.write(directory.resolve("csv.csv"), lines, StandardCharsets.UTF_8);
    }

    private Dataset<Row> rows() {
        return spark.read()
                .option("header", "true")
                .schema("id bigint, x1 double, x2 double, w double, y double")
                .csv(directory.resolve("csv.csv").toString())
                .repartition(4);
    }

    /** The rows with some too many and some with a wrong label, beside which the right one stands. */
    private Dataset<Row> changed() {
        String wrong = "if(id < " + WRONG + ", y + 1000, y)";
        return rows().selectExpr("id", "x1", "x2", "w", wrong + " as y", "y as corrected")
                .unionAll(spark.range(ROWS, ROWS + TOO_MANY)
                        .selectExpr("id", "-1d", "-1d", "1d", "1e6d", "1e6d")
                        .toDF("id", "x1", "x2", "w", "y", "corrected"))
                .repartition(4);
    }

    private void correct(String table) {
        spark.sql("delete from " + table + " where id >= " + ROWS);
        spark.sql("update " + table + " set y = corrected where id < " + WRONG);
    }

    private void later(String table) {
        spark.sql("insert into " + table + " select id, 1d, 1d, 1d, 5e5d, 5e5d from range(-100, 0)");
    }

    private void database() throws SQLException {
        String url = "jdbc:h2:" + directory.resolve("h2");
        try (Connection connection = DriverManager.getConnection(url, "reader", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table \"plane\" as select cast(id as int) as \"id\","
                    + " cast(x1 as double) as \"x1\", cast(x2 as double) as \"x2\", cast(w as int) as \"w\","
                    + " cast(y as double) as \"y\" from csvread('" + directory.resolve("csv.csv") + "')");
        }
    }
}
