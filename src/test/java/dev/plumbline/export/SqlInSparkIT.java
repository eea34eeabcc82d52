package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.plumbline.model.ExportKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark makes of the expression, compiled and interpreted. */
class SqlInSparkIT {
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.caseSensitive", "true")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static String expression(Original original) {
        return new String(
                new SqlExpression(SqlDialect.SPARK).write(original).get(ExportKind.SQL.file()), StandardCharsets.UTF_8);
    }

    /** A table of the sample, each row with its number. */
    private static Dataset<Row> table(Original original) {
        Sample sample = Sample.of(original.model());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Sample.ROWS; i++) {
            double[] x = sample.row(i);
            Object[] cells = new Object[x.length + 1];
            cells[x.length] = i;
            for (int j = 0; j < x.length; j++) {
                cells[j] = x[j];
            }
            rows.add(RowFactory.create(cells));
        }
        StructType schema = new StructType();
        for (String feature : original.line().features()) {
            schema = schema.add(feature, DataTypes.DoubleType);
        }
        return spark.createDataFrame(rows, schema.add("number of the row", DataTypes.IntegerType));
    }

    private static void assertSameBits(Original original, List<Row> rows) {
        Sample sample = Sample.of(original.model());
        assertEquals(Sample.ROWS, rows.size());
        for (Row row : rows) {
            assertEquals(original.line().predict(sample.row(row.getInt(0))), row.getDouble(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CODEGEN_ONLY", "NO_CODEGEN"})
    void sparkComputesTheBitsOfTheModel(String mode) {
        spark.conf().set("spark.sql.codegen.factoryMode", mode);
        spark.conf().set("spark.sql.codegen.wholeStage", String.valueOf(mode.equals("CODEGEN_ONLY")));
        for (double offset : new double[] {0, 1e9}) {
            Original original = Originals.hostile(offset);
            table(original).createOrReplaceTempView("t");
            String query = "SELECT `number of the row`, " + expression(original) + " AS prediction FROM t";
            assertSameBits(original, spark.sql(query).collectAsList());
        }
    }

    @Test
    void threeHundredFeaturesAreOneExpression() {
        Original original = Originals.of(
                Originals.line(IntStream.range(0, 300).mapToObj(j -> "x" + j).toList(), 5));
        Dataset<Row> predicted =
                table(original).select(functions.col("number of the row"), functions.expr(expression(original)));
        assertSameBits(original, predicted.collectAsList());
    }

    @Test
    void aColumnOfAnotherTypeIsADoubleAndNullInIsNullOut() {
        Original original = Originals.extreme(0.1, 3, 7);
        for (String cell : List.of("CAST(5 AS BIGINT)", "5.0BD", "CAST(5 AS FLOAT)", "CAST(5 AS TINYINT)")) {
            Row row = spark.sql("SELECT " + expression(original) + " FROM (SELECT " + cell + " AS x)")
                    .first();
            assertEquals(original.line().predict(new double[] {5}), row.getDouble(0), cell);
        }
        assertNull(spark.sql("SELECT " + expression(original) + " FROM (SELECT CAST(NULL AS DOUBLE) AS x)")
                .first()
                .get(0));
    }
}
