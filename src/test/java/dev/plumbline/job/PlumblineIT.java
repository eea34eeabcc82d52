package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.cli.TrainOptions;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** The door for programs: the command's bits, and a session that is as it was. */
class PlumblineIT {
    private static SparkSession spark;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path file;
    private static Dataset<Row> data;

    @BeforeAll
    static void start() {
        spark = Trial.session("local[2]");
        file = Table.plane(31, 3_000).write(shared.resolve("day.csv"));
        data = spark.read()
                .option("header", "true")
                .schema("x1 double, x2 double, w double, y double")
                .csv(file.toString());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static TrainOptions options() {
        return TrainOptions.label("y").features("x1", "x2").weight("w");
    }

    private static void assertRefused(ExitCode code, Runnable work, String... fragments) {
        Refusal refusal = assertThrows(Refusal.class, work::run);
        assertEquals(code, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith("Cannot "), refusal.getMessage());
        for (String fragment : fragments) {
            assertTrue(refusal.getMessage().contains(fragment), fragment + " is not in: " + refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "moments"})
    void aDatasetHasTheBitsOfTheCommandOnTheSameRows(String engine) {
        TrainRun run = new TrainRun(folder).over(file);
        run.features = List.of("x1", "x2");
        run.weight = Optional.of("w");
        run.holdoutPercent = 20;
        run.engine = dev.plumbline.engine.EngineSettings.Kind.valueOf(engine.toUpperCase(java.util.Locale.ROOT));
        Trial.published(run, spark);
        FittedModel command = Plumbline.load(spark, folder.toString(), run.name);
        TrainOptions options = options().with("engine", engine).holdout(20);
        FittedModel fitted = Plumbline.train(data.repartition(7), options.build());
        Comparison comparison = Comparison.of(command, fitted);
        assertEquals(List.of(), comparison.differences());
        assertTrue(comparison.groups().size() > 3, "figures were compared");
        FittedModel other = Plumbline.train(data, options.seed(2).build());
        assertFalse(Comparison.of(command, other).differences().isEmpty(), "another holdout is another model");
    }

    @Test
    void theSessionOfTheCallerStaysAsItWas() {
        Dataset<Row> kept = data.cache();
        assertEquals(3_000, kept.count());
        spark.sparkContext().setJobGroup("mine", "my own work", false);
        Map<String, String> before = CollectionConverters.asJava(spark.conf().getAll());
        var cached = CollectionConverters.asJava(spark.sparkContext().getPersistentRDDs())
                .keySet();
        Plumbline.train(kept, options().build());
        assertRefused(
                ExitCode.CONFIG,
                () -> Plumbline.train(kept, TrainOptions.label("z").build()),
                "column z");
        assertEquals(before, CollectionConverters.asJava(spark.conf().getAll()));
        assertEquals(
                cached,
                CollectionConverters.asJava(spark.sparkContext().getPersistentRDDs())
                        .keySet());
        assertEquals("my own work", spark.sparkContext().getLocalProperty("spark.job.description"));
        assertEquals("mine", spark.sparkContext().getLocalProperty("spark.jobGroup.id"));
        assertTrue(spark.sparkContext().getJobTags().isEmpty(), "no tag is left");
        assertFalse(spark.sparkContext().isStopped());
        assertEquals(3_000, kept.count());
        spark.sparkContext().clearJobGroup();
        kept.unpersist();
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(
                                thread -> thread.isAlive() && thread.getName().equals("plumbline watch")),
                "no thread is left");
    }

    @Test
    void whatCannotBeUsedIsRefusedBySentence() {
        Dataset<Row> text = data.withColumn("x2", functions.col("x2").cast("string"));
        assertRefused(ExitCode.DATA, () -> Plumbline.train(text, options().build()), "x2", "the Dataset", "string");
        Dataset<Row> twice = data.select("x1", "x1", "y");
        assertRefused(
                ExitCode.DATA,
                () -> Plumbline.train(twice, TrainOptions.label("y").build()),
                "columns 1 and 2 are both named x1");
        Dataset<Row> stream = spark.readStream().format("rate").load();
        assertRefused(
                ExitCode.CONFIG,
                () -> Plumbline.train(stream, TrainOptions.label("value").build()),
                "it is a stream");
        assertRefused(
                ExitCode.CONFIG,
                () -> Plumbline.train(data, options().with("gate", "r2 >= 0.9").build()),
                "--gate",
                "publish");
        assertRefused(
                ExitCode.DIVERGED,
                () -> Plumbline.train(
                        data, options().optimizer("gd").learningRate(50).build()),
                "learning-rate");
    }

    @Test
    void everyRowIsAccountedFor() {
        Dataset<Row> holes = data.withColumn(
                "x2", functions.when(functions.col("w").equalTo(4), null).otherwise(functions.col("x2")));
        long missing = data.filter("w = 4").count();
        assertTrue(missing > 0);
        assertRefused(ExitCode.DATA, () -> Plumbline.train(holes, options().build()), "the Dataset", "x2", "missing");
        TrainOptions skipping = options().with("bad-rows", "skip").with("max-bad-rows", "50%");
        FittedModel fitted = Plumbline.train(holes, skipping.build());
        assertEquals(3_000, fitted.rows().read());
        assertEquals(missing, fitted.rows().rejected());
        assertEquals(Map.of("missing", missing), fitted.rows().rejectedByReason());
    }

    private static final AtomicLong DRAWN = new AtomicLong();

    private static final class Drawn implements UDF1<Double, Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Double call(Double x) {
            return x + DRAWN.incrementAndGet();
        }
    }

    @Test
    void aDatasetThatIsOtherRowsTheSecondTimeIsTold() {
        Dataset<Row> drawn = data.withColumn(
                "x2",
                functions
                        .udf(new Drawn(), DataTypes.DoubleType)
                        .asNondeterministic()
                        .apply(functions.col("x2")));
        TrainOptions twice = options().with("engine", "moments").with("residuals");
        assertRefused(ExitCode.DATA, () -> Plumbline.train(drawn, twice.build()), "not the same values");
    }

    @Test
    void aPredictionHasTheBitsOfTheModel() {
        LinearModel line = new LinearModel(
                "y",
                List.of("b c", "d", "n"),
                new double[] {1.0 / 3, -0.1, 1e-7},
                new double[] {0.1, 12.3, 1e9},
                Math.PI,
                0,
                true);
        Dataset<Row> table = spark.sql("SELECT id AS `b c`, CAST(id / 7 AS DECIMAL(20, 9)) AS d,"
                + " id * 9007199254740993 AS n, 'row' AS name FROM range(1, 500)"
                + " UNION ALL SELECT 1, NULL, 2, 'hole'");
        List<Row> rows = Plumbline.predict(table, line).collectAsList();
        assertEquals(500, rows.size());
        for (Row row : rows) {
            if (row.getString(3).equals("hole")) {
                assertNull(row.get(4));
            } else {
                double[] x = {row.getLong(0), row.getDecimal(1).doubleValue(), row.getLong(2)};
                assertEquals(Double.doubleToRawLongBits(line.predict(x)), Double.doubleToRawLongBits(row.getDouble(4)));
            }
        }
        assertRefused(ExitCode.CONFIG, () -> Plumbline.predict(data, line), "'b c'");
        Dataset<Row> taken = table.withColumn("Prediction", functions.lit(1));
        assertRefused(ExitCode.CONFIG, () -> Plumbline.predict(taken, line), "'Prediction'");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 1_000})
    void aWideModelPredictsToo(int features) {
        String[] names = new String[features];
        double[] ones = new double[features];
        org.apache.spark.sql.Column[] columns = new org.apache.spark.sql.Column[features];
        for (int j = 0; j < features; j++) {
            names[j] = "x" + j;
            ones[j] = 0.1 * j;
            columns[j] = functions.col("id").plus(j).as(names[j]);
        }
        LinearModel line = new LinearModel("y", List.of(names), ones, ones, 1, 0, true);
        Row row = Plumbline.predict(spark.range(5, 6).select(columns), line).first();
        double[] x = new double[features];
        for (int j = 0; j < features; j++) {
            x[j] = 5 + j;
        }
        assertEquals(line.predict(x), row.getDouble(features));
    }

    @Test
    void nothingIsPublishedUnlessAsked() throws IOException {
        TrainOptions options = options().model(folder.resolve("models").toString(), "sales");
        FittedModel fitted = Plumbline.train(data, options.build());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        Outcome outcome = Plumbline.publish(data, options.build(), Quiet.listeners());
        FittedModel stored = Plumbline.load(spark, folder.resolve("models").toString(), "sales");
        assertEquals(List.of(), Comparison.of(stored, fitted).differences());
        assertEquals(3_000, outcome.rows());
        assertRefused(
                ExitCode.GATE_REFUSED,
                () -> Plumbline.publish(
                        data, options.with("gate", "rows >= 4000").build(), Quiet.listeners()),
                "rows");
        assertRefused(
                ExitCode.NO_INPUT,
                () -> Plumbline.load(spark, folder.resolve("models").toString(), "nobody"));
    }

    @Test
    void aProgramMayStopItsTraining() {
        StopRequest stop = new StopRequest();
        EpochListener stopping = new EpochListener() {
            @Override
            public void finished(EpochRecord epoch, TrainingState state) {
                stop.request("a program");
            }
        };
        Listeners listeners = new Listeners(Listeners.nowhere(), Listeners.nowhere(), stopping, stop, outcome -> {});
        Function<Integer, Runnable> training = epochs -> () ->
                Plumbline.train(data, options().optimizer("gd").epochs(epochs).build(), listeners);
        assertRefused(ExitCode.TEMPORARY, training.apply(400), "stopped by a program");
    }
}
