package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moments that were taken in one pass, and residuals of one more, against the table that keeps its rows. */
class MomentsTableIT {
    private static final long SEED = 78;
    private static final int ROWS = 3_000;

    @TempDir
    static Path dir;

    private static SparkSession session;
    private static JavaSparkContext spark;

    @BeforeAll
    static void startSpark() {
        session = SparkSession.builder()
                .master("local[2]")
                .appName("moments")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.maxResultSize", "2m")
                .config("spark.sql.warehouse.dir", dir.resolve("warehouse").toString())
                .getOrCreate();
        spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    @AfterAll
    static void stopSpark() {
        session.stop();
    }

    @Test
    void momentsAreThoseOfTheCachedTableBitForBit() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), ROWS, 3, 1e7);
        double[] weights = new SplittableRandom(SEED).doubles(ROWS, 0.5, 2).toArray();
        for (double[] weight : new double[][] {null, weights}) {
            for (double holdout : new double[] {0, 25}) {
                byte[] training;
                byte[] apart;
                try (CachedTable cached = CachedTable.load(spark, source(columns, weight, 2), settings(holdout))) {
                    training = bytes(cached.training());
                    apart = cached.heldOut().map(MomentsTableIT::squares).orElse(null);
                }
                for (int partitions : new int[] {1, 3, 7, 200}) {
                    MomentsTable found =
                            MomentsTable.load(spark, source(columns, weight, partitions), settings(holdout));
                    String where = "partitions " + partitions + ", holdout " + holdout;
                    assertArrayEquals(training, bytes(found.training()), where);
                    assertEquals(holdout > 0, found.heldOut().isPresent(), where);
                    assertArrayEquals(
                            apart, found.heldOut().map(MomentsTableIT::squares).orElse(null), where);
                    assertEquals(partitions, found.reports().size(), where);
                }
            }
        }
    }

    @Test
    void formatsAndCutsGiveTheSameMomentsAndResiduals() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder("x,t,y\n");
        for (int i = 0; i < 2_000; i++) {
            String note = i % 400 == 7 ? "\"a\nb,c\nd\ne\"" : "t";
            double x = 1e6 + random.nextInt(1_000) / 8.0;
            text.append(x).append(',').append(note).append(',').append(3 * x + random.nextInt(100) / 4.0);
            text.append(i == 500 ? ",\n" : "\n");
        }
        Path csv = Files.writeString(dir.resolve("cut.csv"), text);
        String parquet = dir.resolve("cut.parquet").toString();
        session.read()
                .option("header", "true")
                .option("inferSchema", "true")
                .option("multiLine", "true")
                .option("mode", "DROPMALFORMED")
                .csv(csv.toString())
                .write()
                .parquet(parquet);
        List<SourceSettings> inputs = new ArrayList<>();
        for (int partitions : new int[] {1, 5, 40}) {
            inputs.add(input(csv.toString(), "csv", partitions));
            inputs.add(input(parquet, "parquet", partitions));
        }
        byte[] training = null;
        ScorePass.Result residuals = null;
        for (SourceSettings input : inputs) {
            MomentsTable table = MomentsTable.load(spark, Sources.open(session, input), settings(20));
            ScorePass.Result found = ResidualScan.run(spark, table, List.of(line(table)), settings(20))
                    .get(0);
            training = training == null ? bytes(table.training()) : training;
            residuals = residuals == null ? found : residuals;
            assertArrayEquals(training, bytes(table.training()), input.toString());
            assertEquals(residuals, found, input.toString());
        }
        try (CachedTable cached = CachedTable.load(spark, Sources.open(session, inputs.get(0)), settings(20))) {
            assertArrayEquals(training, bytes(cached.training()));
            assertEquals(residuals, ScorePass.run(cached, line(cached)));
        }
    }

    @Test
    void nothingStaysOnTheExecutors() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 100, 2, 0);
        try (MomentsTable table = MomentsTable.load(spark, source(columns, null, 2), settings(0))) {
            assertEquals(100, table.training().count());
            assertTrue(spark.getPersistentRDDs().isEmpty());
        }
    }

    @Test
    void thousandsOfSplitsAreReadByFewTasksAndMergedOnTheExecutorsWhereTheyAreWide() throws IOException {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 900, 120, 0);
        EngineSettings settings = settings(10);
        MomentsTable one = MomentsTable.load(spark, source(columns, null, 1), settings);
        MomentsTable many = MomentsTable.load(spark, source(columns, null, 300), settings);
        assertArrayEquals(bytes(one.training()), bytes(many.training()));
        assertArrayEquals(
                bytes(one.heldOut().orElseThrow()), bytes(many.heldOut().orElseThrow()));
        assertEquals(300, many.reports().size());
        LinearModel line = line(one);
        assertEquals(
                ResidualScan.run(spark, one, List.of(line), settings),
                ResidualScan.run(spark, many, List.of(line), settings));
    }

    @Test
    void moreFeaturesThanTheLimitAreRefusedBeforeAnythingIsRead() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 10, 5, 0);
        TableSource unread = new TableInMemory(spark, columns, null, 1, 10) {
            @Override
            public JavaRDD<dev.plumbline.source.Chunk> chunks() {
                throw new AssertionError("read");
            }
        };
        EngineSettings four =
                new EngineSettings(EngineSettings.Kind.MOMENTS, 4, EngineSettings.Storage.MEMORY, 0, 1, false);
        Refusal refusal = assertThrows(Refusal.class, () -> MomentsTable.load(spark, unread, four));
        assertEquals(ExitCode.CONFIG, refusal.code());
        for (String part : List.of("5 features", "--moments-limit is 4", "--engine rows", "--moments-limit 5")) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    @Test
    void residualsAreThoseOfTheCachedTableBitForBit() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), ROWS, 2, 1e5);
        double[] weights = new SplittableRandom(SEED).doubles(ROWS, 0.5, 2).toArray();
        for (double[] weight : new double[][] {null, weights}) {
            for (double holdout : new double[] {0, 25}) {
                ScorePass.Result expected;
                LinearModel line;
                try (CachedTable cached = CachedTable.load(spark, source(columns, weight, 3), settings(holdout))) {
                    line = line(cached);
                    expected = ScorePass.run(cached, line);
                }
                for (int partitions : new int[] {1, 8}) {
                    MomentsTable table =
                            MomentsTable.load(spark, source(columns, weight, partitions), settings(holdout));
                    assertEquals(List.of(expected), ResidualScan.run(spark, table, List.of(line), settings(holdout)));
                    assertClose(expected.training(), MomentsScore.of(line, table.training()));
                    expected.heldOut()
                            .ifPresent(apart -> assertClose(
                                    apart, MomentsScore.of(line, table.heldOut().orElseThrow())));
                }
            }
        }
    }

    @Test
    void anInputThatChangedBetweenTheScansIsNoticed() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 500, 2, 10);
        double[] weight = new SplittableRandom(SEED).doubles(500, 0.5, 2).toArray();
        for (double holdout : new double[] {0, 30}) {
            assertChanged(columns, weight, holdout, "499 rows instead of 500", table -> table.rows--);
            assertChanged(columns, weight, holdout, "same values", table -> table.label[17] += 1e-9);
            assertChanged(columns, weight, holdout, "same values", table -> table.features[1][499] += 1e-9);
            assertChanged(columns, weight, holdout, "same values", table -> table.weight[3] += 1e-9);
        }
    }

    private static void assertChanged(
            double[][] columns,
            double[] weight,
            double holdout,
            String how,
            java.util.function.Consumer<Changing> change) {
        double[][] copy = java.util.Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        Changing source = new Changing(copy, weight.clone());
        MomentsTable table = MomentsTable.load(spark, source, settings(holdout));
        LinearModel line = line(table);
        ResidualScan.run(spark, table, List.of(line), settings(holdout));
        change.accept(source);
        Refusal refusal = assertThrows(
                Refusal.class, () -> ResidualScan.run(spark, table, List.of(line), settings(holdout)), how);
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains(how), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("--residuals"), refusal.getMessage());
    }

    /** A table whose values a test changes between two scans. */
    private static final class Changing extends TableInMemory {
        private int rows;

        Changing(double[][] columns, double[] weight) {
            super(spark, columns, weight, 3, 50);
            this.rows = label.length;
        }

        @Override
        public JavaRDD<dev.plumbline.source.Chunk> chunks() {
            double[][] columns = java.util.Arrays.copyOf(features, features.length + 1);
            columns[features.length] = java.util.Arrays.copyOf(label, rows);
            return new TableInMemory(spark, columns, weight, 3, 50).chunks();
        }
    }

    private static TableSource source(double[][] columns, double[] weight, int partitions) {
        return new TableInMemory(spark, columns, weight, partitions, 97);
    }

    private static EngineSettings settings(double holdoutPercent) {
        return new EngineSettings(
                EngineSettings.Kind.MOMENTS, 200, EngineSettings.Storage.MEMORY, holdoutPercent, 5, true);
    }

    private static SourceSettings input(String path, String format, int partitions) {
        return new SourceSettings(
                List.of(path),
                Optional.empty(),
                Optional.of(format),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                "y",
                List.of("x"),
                Optional.empty(),
                new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, false)),
                partitions,
                1);
    }

    /** A line that is not the best one. */
    private static LinearModel line(ReadTable table) {
        Coordinates coordinates = Coordinates.of(table.training(), true, true);
        double[] at = new double[coordinates.parameters()];
        java.util.Arrays.fill(at, 0.7);
        return coordinates.toModel(
                Parameters.of(at, new double[at.length]),
                "y",
                table.source().columns().features());
    }

    private static void assertClose(Metrics byRows, Metrics byMoments) {
        assertEquals(byRows.mse(), byMoments.mse(), 1e-12 * byRows.mse());
        assertEquals(byRows.rmse(), byMoments.rmse(), 1e-12 * byRows.rmse());
        assertEquals(byRows.r2(), byMoments.r2(), 1e-12);
        assertTrue(Double.isNaN(byMoments.mae()));
    }

    private static byte[] bytes(ExactMoments moments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            moments.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What moments of squares and moments of all products both know, exactly. */
    private static byte[] squares(ExactMoments moments) {
        StringBuilder text = new StringBuilder();
        text.append(moments.count()).append(' ').append(moments.dyadicWeight());
        for (int j = 0; j < moments.columns(); j++) {
            text.append('\n').append(moments.min(j)).append(' ').append(moments.max(j));
            text.append(' ').append(moments.dyadicSumAbout(j, 0));
            text.append(' ').append(moments.dyadicProductAbout(j, 0, j, 0));
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
