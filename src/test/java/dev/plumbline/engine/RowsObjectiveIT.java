package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.LinearModel;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Parameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RowsObjectiveIT {
    private static final long SEED = 450;
    private static final EngineSettings ALL_ROWS =
            new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    private static JavaSparkContext spark;

    @BeforeAll
    static void startSpark() {
        SparkConf conf =
                new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false");
        spark = new JavaSparkContext(conf);
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void partitioningDoesNotChangeABitOfLossOrGradient() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 5_000, 3, 1e6);
        double[] weight = new SplittableRandom(SEED).doubles(5_000, 0.5, 2).toArray();
        Evaluation expected = null;
        for (int partitions : new int[] {1, 2, 3, 8, 64}) {
            TableInMemory source = new TableInMemory(spark, columns, weight, partitions, 97);
            try (CachedTable table = CachedTable.load(spark, source, ALL_ROWS)) {
                Coordinates coordinates = Coordinates.of(table.training(), true, true);
                Evaluation found = new RowsObjective(table, coordinates).evaluate(point(4));
                if (expected == null) {
                    expected = found;
                }
                assertSameBits(expected, found, "partitions " + partitions);
            }
        }
    }

    @Test
    void lossAndGradientAgreeWithExactArithmetic() {
        for (boolean standardized : new boolean[] {true, false}) {
            for (boolean intercept : new boolean[] {true, false}) {
                double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 300, 2, 40);
                TableInMemory source = new TableInMemory(spark, columns, null, 2, 100);
                try (CachedTable table = CachedTable.load(spark, source, ALL_ROWS)) {
                    Coordinates coordinates = Coordinates.of(table.training(), standardized, intercept);
                    Parameters at = point(intercept ? 3 : 2);
                    Evaluation found = new RowsObjective(table, coordinates).evaluate(at);
                    LinearModel model = coordinates.toModel(at, "y", List.of("x0", "x1"));
                    ExactFit exact = new ExactFit(columns, model, coordinates);
                    String where = "standardized " + standardized + ", intercept " + intercept;
                    assertEquals(exact.mse(), found.mse(), 1e-13 * exact.mse(), where);
                    assertArrayEquals(exact.gradient(coordinates), found.gradient(), 1e-12 * exact.mse() * 40, where);
                }
            }
        }
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 400, 2, 3);
        try (CachedTable table = CachedTable.load(spark, new TableInMemory(spark, columns, null, 2, 64), ALL_ROWS)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            Parameters at = point(3);
            double[] gradient = objective.evaluate(at).gradient();
            for (int i = 0; i < 3; i++) {
                double[] step = new double[3];
                step[i] = 0x1p-10;
                double above = objective.evaluate(at.plus(step)).objective();
                step[i] = -0x1p-10;
                double below = objective.evaluate(at.plus(step)).objective();
                assertEquals((above - below) / 0x1p-9, gradient[i], 1e-9 * Math.abs(above), "parameter " + i);
            }
        }
    }

    @Test
    void theLowPartsOfTheParametersReachTheGradient() {
        double[][] onTheLine = {{1, 2, 3, 4}, {1.5, 3, 4.5, 6}};
        try (CachedTable table = CachedTable.load(spark, new TableInMemory(spark, onTheLine, null, 1, 64), ALL_ROWS)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), false, false));
            double low = 0x1p-54;
            double[] without = objective
                    .evaluate(Parameters.of(new double[] {1.5}, new double[1]))
                    .gradient();
            double[] with = objective
                    .evaluate(Parameters.of(new double[] {1.5}, new double[] {low}))
                    .gradient();
            assertArrayEquals(new double[] {0}, without);
            // The mean of x^2 is 7.5.
            assertArrayEquals(new double[] {7.5 * low}, with, 1e-10 * low);
        }
    }

    @Test
    void heldOutRowsAreChosenByTheirContent() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 4_000, 1, 0);
        EngineSettings holdout =
                new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 25, 9, false);
        Evaluation expected = null;
        for (int partitions : new int[] {1, 5}) {
            TableInMemory source = new TableInMemory(spark, columns, null, partitions, 77);
            try (CachedTable table = CachedTable.load(spark, source, holdout)) {
                long apart = table.heldOut().orElseThrow().count();
                assertEquals(4_000, apart + table.training().count());
                assertEquals(1_000, apart, 120);
                Coordinates coordinates = Coordinates.of(table.training(), true, true);
                Evaluation found = new RowsObjective(table, coordinates).evaluate(point(2));
                assertNotEquals(found.mse(), found.holdoutMse());
                expected = expected == null ? found : expected;
                assertSameBits(expected, found, "partitions " + partitions);
                assertEquals(expected.holdoutMse(), found.holdoutMse());
            }
        }
    }

    @Test
    void parametersOutOfRangeGiveAnInfiniteObjective() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 50, 1, 0);
        try (CachedTable table = CachedTable.load(spark, new TableInMemory(spark, columns, null, 1, 64), ALL_ROWS)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            Evaluation far = objective.evaluate(Parameters.of(new double[] {1e300, 0}, new double[2]));
            assertEquals(Double.POSITIVE_INFINITY, far.objective());
        }
    }

    @Test
    void scoresDoNotDependOnPartitionsAndAgreeWithTheLoss() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 3_000, 2, 100);
        ScorePass.Result expected = null;
        for (int partitions : new int[] {1, 7}) {
            TableInMemory source = new TableInMemory(spark, columns, null, partitions, 50);
            try (CachedTable table = CachedTable.load(spark, source, ALL_ROWS)) {
                Coordinates coordinates = Coordinates.of(table.training(), true, true);
                double mse =
                        new RowsObjective(table, coordinates).evaluate(point(3)).mse();
                LinearModel model = coordinates.toModel(point(3), "y", List.of("x0", "x1"));
                ScorePass.Result found = ScorePass.run(table, model);
                assertEquals(mse, found.training().mse(), 1e-12 * mse);
                expected = expected == null ? found : expected;
                assertEquals(expected, found);
            }
        }
    }

    @Test
    void smallBlocksArePutTogether() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 1_000, 1, 0);
        try (CachedTable table = CachedTable.load(spark, new TableInMemory(spark, columns, null, 2, 3), ALL_ROWS)) {
            assertEquals(2, table.blocks().count());
            assertEquals(1_000, table.training().count());
        }
    }

    @Test
    void anEpochHasATaskForEachCoreHoweverTheTableWasCut() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 400_000, 1, 0);
        for (int partitions : new int[] {1, 3, 40}) {
            TableInMemory source = new TableInMemory(spark, columns, null, partitions, 50_000);
            try (CachedTable table = CachedTable.load(spark, source, ALL_ROWS)) {
                List<Integer> rows = table.blocks()
                        .mapPartitions(blocks -> {
                            int sum = 0;
                            while (blocks.hasNext()) {
                                sum += blocks.next().rows();
                            }
                            return List.of(sum).iterator();
                        })
                        .collect();
                assertEquals(2, rows.size(), "partitions " + partitions);
                assertEquals(400_000, rows.get(0) + rows.get(1), "partitions " + partitions);
                assertEquals(200_000, rows.get(0), 50_000, "partitions " + partitions);
            }
        }
    }

    @Test
    void blocksThatWereLostAreReadAgain() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 200_000, 1, 0);
        TableInMemory source = new TableInMemory(spark, columns, null, 3, 20_000);
        try (CachedTable table = CachedTable.load(spark, source, ALL_ROWS)) {
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            Evaluation before = objective.evaluate(point(2));
            spark.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
            assertSameBits(before, objective.evaluate(point(2)), "without the cache");
        }
    }

    @Test
    void aTableIsGoneFromTheCacheWhenClosed() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 100, 1, 0);
        CachedTable.load(spark, new TableInMemory(spark, columns, null, 2, 50), ALL_ROWS)
                .close();
        assertTrue(spark.getPersistentRDDs().isEmpty());
    }

    @Test
    void momentsOfAWideTableKeepOnlySquares() {
        double[][] columns = TableInMemory.plane(new SplittableRandom(SEED), 100, 5, 0);
        EngineSettings narrow =
                new EngineSettings(EngineSettings.Kind.ROWS, 4, EngineSettings.Storage.DISK, 0, 1, false);
        try (CachedTable table = CachedTable.load(spark, new TableInMemory(spark, columns, null, 2, 50), narrow)) {
            assertEquals(ExactMoments.Detail.SQUARES_ONLY, table.training().detail());
            RowsObjective objective = new RowsObjective(table, Coordinates.of(table.training(), true, true));
            assertTrue(Double.isFinite(objective.evaluate(point(6)).mse()));
        }
    }

    private static Parameters point(int count) {
        double[] at = new double[count];
        for (int i = 0; i < count; i++) {
            at[i] = 0.3 * (i + 1);
        }
        return Parameters.of(at, new double[count]);
    }

    private static void assertSameBits(Evaluation expected, Evaluation found, String where) {
        assertEquals(Double.doubleToRawLongBits(expected.mse()), Double.doubleToRawLongBits(found.mse()), where);
        assertArrayEquals(expected.gradient(), found.gradient(), where);
    }

    /** The model's loss and gradient over the rows, in exact arithmetic from the published line. */
    private record ExactFit(double[][] columns, LinearModel model, Coordinates coordinates) {
        double mse() {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < columns[0].length; i++) {
                sum = sum.add(residual(i).pow(2));
            }
            return sum.divide(new BigDecimal(columns[0].length), MathContext.DECIMAL128)
                    .doubleValue();
        }

        double[] gradient(Coordinates in) {
            int d = columns.length - 1;
            double[] bySlope = new double[d];
            for (int j = 0; j < d; j++) {
                bySlope[j] = mean(j);
            }
            return in.gradient(bySlope, mean(-1));
        }

        private double mean(int feature) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < columns[0].length; i++) {
                BigDecimal x = feature < 0
                        ? BigDecimal.ONE
                        : new BigDecimal(columns[feature][i]).subtract(new BigDecimal(model.centre()[feature]));
                sum = sum.add(residual(i).multiply(x));
            }
            return sum.divide(new BigDecimal(columns[0].length), MathContext.DECIMAL128)
                    .doubleValue();
        }

        private BigDecimal residual(int i) {
            BigDecimal sum = new BigDecimal(model.interceptAtCentre());
            for (int j = 0; j < columns.length - 1; j++) {
                BigDecimal dx = new BigDecimal(columns[j][i]).subtract(new BigDecimal(model.centre()[j]));
                sum = sum.add(dx.multiply(new BigDecimal(model.slopes()[j])));
            }
            return sum.subtract(new BigDecimal(columns[columns.length - 1][i]));
        }
    }
}
