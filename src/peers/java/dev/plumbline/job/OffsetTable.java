package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.job.OffsetSweep.Swept;
import dev.plumbline.peers.SparkMlLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Prints how right a slope is the farther the feature lies from 0, Plumbline beside Spark ML: the same rows, the same
 * partitionings, each solver with all else as it comes. Arguments: the number of rows, and an empty directory to
 * work in.
 */
public final class OffsetTable {
    private static final long SEED = 20_261;
    private static final int LARGEST_POWER = 12;

    private final SparkSession spark;
    private final Path work;

    private OffsetTable(SparkSession spark, Path work) {
        this.spark = spark;
        this.work = work;
    }

    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        Path work = Path.of(args[1]);
        try (SparkSession spark = SparkSession.builder()
                .appName("offset-sweep")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            new OffsetTable(spark, work).print(rows);
        }
    }

    /** All at once at the end, because the solvers' own words come in between. */
    private void print(int rows) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-8s", "mean/sd"));
        OffsetSweep.ENGINES.forEach(engine -> table.append(column(name(engine))));
        for (SparkMlLine solver : SparkMlLine.values()) {
            table.append(column("Spark ML " + solver));
        }
        for (int power = 0; power <= LARGEST_POWER; power++) {
            System.err.println("offset-sweep: mean/sd 1e" + power);
            table.append('\n').append(line(power, rows));
        }
        System.out.printf(
                Locale.ROOT,
                "x = offset + N(0, 1), y = 3.007 x + 2 + N(0, 1), %d rows, seed %d, partitions %s, Spark %s%n"
                        + "relative error of the slope against exact arithmetic, the worst of %d partitionings,"
                        + " and how many different answers these gave%n%n",
                rows,
                SEED,
                OffsetSweep.PARTITIONS,
                spark.version(),
                OffsetSweep.PARTITIONS.size());
        System.out.println(table);
    }

    private static String name(EngineSettings.Kind engine) {
        return "Plumbline " + engine.name().toLowerCase(Locale.ROOT);
    }

    private static String column(String text) {
        return String.format(Locale.ROOT, "  %18s", text);
    }

    private String line(int power, int rows) {
        OffsetProblem problem = OffsetProblem.of(Math.pow(10, power), rows, SEED);
        BigDecimal exact = problem.exactSlope();
        Path file = problem.write(work.resolve("offset-1e" + power + ".csv"));
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", "1e" + power));
        OffsetSweep plumbline = new OffsetSweep(spark, work.resolve("models"));
        for (EngineSettings.Kind engine : OffsetSweep.ENGINES) {
            line.append(cell(plumbline.run(problem, file, exact, engine)));
        }
        for (SparkMlLine solver : SparkMlLine.values()) {
            line.append(cell(run(solver, problem, exact)));
        }
        return line.toString();
    }

    private static String cell(Swept swept) {
        String answers = swept.answers() == 1 ? "same bits" : swept.answers() + " answers";
        return column(String.format(Locale.ROOT, "%.1e  %s", swept.worst(), answers));
    }

    private Swept run(SparkMlLine solver, OffsetProblem problem, BigDecimal exact) {
        double worst = 0;
        Set<Long> answers = new HashSet<>();
        for (int partitions : OffsetSweep.PARTITIONS) {
            double slope = solver.fit(rows(problem, partitions), "y", "x")
                    .coefficients()
                    .apply(0);
            worst = Math.max(worst, OffsetProblem.relativeError(slope, exact));
            answers.add(Double.doubleToLongBits(slope));
        }
        return new Swept(worst, answers.size());
    }

    /** The doubles themselves, in so many consecutive parts. */
    private Dataset<Row> rows(OffsetProblem problem, int partitions) {
        List<Row> rows = new ArrayList<>(problem.x().length);
        for (int i = 0; i < problem.x().length; i++) {
            rows.add(RowFactory.create(problem.x()[i], problem.y()[i]));
        }
        StructType schema = new StructType().add("x", DataTypes.DoubleType).add("y", DataTypes.DoubleType);
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, partitions), schema);
    }
}
