package dev.plumbline.job;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.LinearModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** How long {@code predict} takes beside a plain copy of the same table by Spark, in turn in one process. */
public final class PredictSpeed {
    private static final double LIMIT = 1.3;

    private final SparkSession spark;
    private final Path work;
    private final int rounds;

    private PredictSpeed(SparkSession spark, Path work, int rounds) {
        this.spark = spark;
        this.work = work;
        this.rounds = rounds;
    }

    /** Arguments: what to compare (such as {@code parquet-1,csv-20}), rows of one feature, rounds, directory for tables. */
    public static void main(String[] arguments) throws Exception {
        long rows = Long.parseLong(arguments[1]);
        Path work = Path.of(arguments[3]).toAbsolutePath();
        try (SparkSession spark = SparkSession.builder()
                .config("spark.ui.showConsoleProgress", "false")
                .getOrCreate()) {
            spark.sparkContext().setLogLevel("ERROR");
            PredictSpeed speed = new PredictSpeed(spark, work, Integer.parseInt(arguments[2]));
            line("| table | features | rows | copy | predict | ratio | ratio of processor time |");
            line("|---|---|---|---|---|---|---|");
            for (String each : arguments[0].split(",")) {
                int features = Integer.parseInt(each.substring(each.indexOf('-') + 1));
                speed.compare(each.substring(0, each.indexOf('-')), features, rows * 6 / (5 + features));
            }
        }
    }

    private void compare(String format, int features, long rows) throws Exception {
        Path table = table(format, features, rows);
        String model = model(features);
        List<Timing> copies = new ArrayList<>();
        List<Timing> predictions = new ArrayList<>();
        // The first two rounds are for the compilers.
        for (int round = -2; round < rounds; round++) {
            boolean copyFirst = round % 2 == 0;
            Timing copy = copyFirst ? copy(format, table) : null;
            Timing predict = predict(table, model);
            copy = copyFirst ? copy : copy(format, table);
            if (round >= 0) {
                copies.add(copy);
                predictions.add(predict);
            }
        }
        double ratio = median(predictions, Timing::seconds) / median(copies, Timing::seconds);
        line(
                "| %s | %d | %d | %s | %s | %.2f%s | %.2f |",
                format,
                features,
                rows,
                told(copies),
                told(predictions),
                ratio,
                ratio <= LIMIT ? "" : ", beyond " + LIMIT,
                median(predictions, Timing::cpu) / median(copies, Timing::cpu));
    }

    private Path table(String format, int features, long rows) {
        Path table = work.resolve(format + "-" + features + "-" + rows);
        if (!Files.exists(table.resolve("_SUCCESS"))) {
            Dataset<Row> data = data(features, rows);
            if (format.equals("csv")) {
                data.write().mode("overwrite").option("header", true).csv(table.toString());
            } else {
                data.write().mode("overwrite").parquet(table.toString());
            }
        }
        return table;
    }

    /** Features, and beside them a key, a text, a day, an amount and a flag. */
    private Dataset<Row> data(int features, long rows) {
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "concat('customer ', hash(id) % 100000) as name",
                "date_add(date'2026-01-01', cast(id % 300 as int)) as day",
                "cast(rand(3) * 1000 as decimal(12,2)) as amount",
                "id % 3 = 0 as flag"));
        for (int j = 0; j < features; j++) {
            columns.add("round(rand(" + (j + 10) + ") * 1000 - 300, 6) as x" + j);
        }
        return spark.range(0, rows, 1, 4).selectExpr(columns.toArray(String[]::new));
    }

    private String model(int features) {
        double[] slopes =
                IntStream.range(0, features).mapToDouble(j -> 0.37 + j).toArray();
        double[] centre =
                IntStream.range(0, features).mapToDouble(j -> 200.3 + j).toArray();
        List<String> names = IntStream.range(0, features).mapToObj(j -> "x" + j).toList();
        List<ColumnProfile> profile = Stream.concat(names.stream(), Stream.of("y"))
                .map(name -> new ColumnProfile(name, 98, 0, -300, 700, 200, 288.7))
                .toList();
        String name = "of-" + features + "-" + System.nanoTime();
        Publication.of(
                new LinearModel("y", names, slopes, centre, 41.3, 0, true),
                Optional.empty(),
                profile,
                new Publication.Place(work.resolve("models"), name, LocalDate.of(2026, 11, 24), "run"));
        return name;
    }

    private Timing copy(String format, Path table) throws Exception {
        Path output = empty("copy");
        return Timing.of(() -> {
            if (format.equals("csv")) {
                spark.read()
                        .option("header", true)
                        .csv(table.toString())
                        .write()
                        .option("header", true)
                        .csv(output.toString());
            } else {
                spark.read().parquet(table.toString()).write().parquet(output.toString());
            }
        });
    }

    private Timing predict(Path table, String model) throws Exception {
        Path output = empty("predicted");
        TrainRun run = new TrainRun(work.resolve("models")).over(table);
        PredictSettings settings = new PredictSettings(
                run.settings().source().withColumns("", List.of()),
                work.resolve("models").toString(),
                model,
                Optional.empty(),
                new PredictSettings.Output(output.toString(), Optional.empty(), Map.of()),
                Optional.empty());
        return Timing.of(() -> PredictJob.run(settings, spark, Quiet.listeners()));
    }

    private Path empty(String name) {
        Path output = work.resolve(name);
        FileUtil.fullyDelete(output.toFile());
        return output;
    }

    /** How long something took, by the clock and by all cores of this process. */
    private record Timing(double seconds, double cpu) {
        static Timing of(Runnable action) {
            System.gc();
            long cpu = processorTime();
            long start = System.nanoTime();
            action.run();
            long end = System.nanoTime();
            return new Timing((end - start) / 1e9, (processorTime() - cpu) / 1e9);
        }

        private static long processorTime() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }

    private static String told(List<Timing> timings) {
        double[] sorted = timings.stream().mapToDouble(Timing::seconds).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.2f s (%.2f to %.2f), %.2f s of processor time",
                median(timings, Timing::seconds),
                sorted[0],
                sorted[sorted.length - 1],
                median(timings, Timing::cpu));
    }

    private static double median(List<Timing> timings, java.util.function.ToDoubleFunction<Timing> what) {
        double[] sorted = timings.stream().mapToDouble(what).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
