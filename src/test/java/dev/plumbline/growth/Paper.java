package dev.plumbline.growth;

import dev.plumbline.engine.PartialSums;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;

/**
 * The model on a cluster that nobody ran this on: 1,000 cores, 1e12 rows.
 *
 * @param measured here
 * @param model fitted
 */
record Paper(Measured measured, Model model) {
    private static final double ROWS = 1e12;
    private static final int CORES = 1_000;
    private static final double EPOCHS = 450;
    private static final int[] FEATURES = {1, 20, 200};

    /** Of executors, for each core. */
    private static final double MEMORY_PER_CORE = 8e9;
    /** Spark's default of {@code spark.memory.fraction}. */
    private static final double CACHED_SHARE = 0.6;
    /** Servers with 64 and with 32 cores on twelve channels of DDR5-4800, rounded down. */
    private static final double[] SERVER_PACES = {5e9, 10e9};
    /** From an object store over 50 Gbit/s for 64 cores. */
    private static final double STORE_PACE = 0.1e9;
    /** Of a local disk. */
    private static final double DISK_PACE = 0.1e9;

    private static final int LEAST_PARTITIONS = 128;

    /** By the name of their place in the page; none where rows or features were not measured. */
    Map<String, String> all() {
        Map<String, String> tables = new LinkedHashMap<>();
        if (measured.curves("rows-moments", "rows-epoch", "features-epoch", "features-driver")
                        .size()
                == 4) {
            tables.put("paper-inputs", inputs());
            tables.put("paper-plan", plan());
            tables.put("paper-stragglers", stragglers());
        }
        return tables;
    }

    private String inputs() {
        return new Markdown("input", "value", "from")
                .row("rows, cores", "1e12, " + Units.count(CORES), "the question")
                .row("memory for each core", Units.bytes(MEMORY_PER_CORE), "assumed")
                .row(
                        "share of it for cached blocks",
                        Units.percent(CACHED_SHARE),
                        "Spark's default, `spark.memory.fraction`")
                .row(
                        "memory's pace, for each core",
                        Units.pace(SERVER_PACES[0]) + " and " + Units.pace(SERVER_PACES[1]),
                        "assumed: twelve channels of DDR5-4800 carry 12 x 4.8e9 x 8 bytes a second in theory, "
                                + Units.pace(12 * 4.8e9 * 8 / 64) + " for each of 64 cores, "
                                + Units.pace(12 * 4.8e9 * 8 / 32) + " for each of 32")
                .row("an epoch's pace, for each core", Units.pace(epochPace()), "measured here")
                .row(
                        "scanning CSV with moments, for each core",
                        Units.pace(1 / (model.of(Cost.TEXT_BYTE) * measured.cores())),
                        "measured here")
                .row("CSV for each value", Units.bytes(textPerValue()), "measured here")
                .row("from the store, for each core", Units.pace(STORE_PACE), "assumed: 50 Gbit/s for 64 cores")
                .row("from a local disk, for each core", Units.pace(DISK_PACE), "assumed")
                .row(
                        "a job, a task, a byte of results",
                        Units.seconds(model.of(Cost.JOB)) + ", " + Units.seconds(model.of(Cost.TASK)) + ", "
                                + Units.pace(1 / model.of(Cost.RESULT_BYTE)),
                        "measured here, in one process; between machines a task takes more")
                .toString();
    }

    private String plan() {
        List<String> heads = new ArrayList<>(List.of("for so many features"));
        for (int features : FEATURES) {
            heads.add(Units.count(features));
        }
        Markdown table = new Markdown(heads.toArray(String[]::new));
        row(table, "all values as doubles", Units::bytes, Paper::bytes);
        row(table, "memory for each core to hold them", Units::bytes, d -> bytes(d) / CACHED_SHARE / CORES);
        row(table, "share that fits", Units::percent, Paper::fits);
        row(table, "CSV", Units::bytes, this::text);
        row(table, "tasks that read it", Units::count, d -> readers());
        row(table, "summaries of all of them, with all products", Units::bytes, d -> readers() * summary(d));
        row(
                table,
                "stages that merge them (1: the driver does)",
                Units::count,
                d -> PartialSums.mergeDepth(readers(), (long) summary(d)));
        row(table, "reading: by the cores", Units::seconds, this::scanning);
        row(table, "reading: from the store", Units::seconds, d -> text(d) / (CORES * STORE_PACE));
        row(table, "epoch: tasks", Units::count, d -> tasks());
        row(table, "epoch: all partial sums", Units::bytes, d -> tasks() * Work.resultBytes(d));
        row(
                table,
                "epoch: stages that merge them",
                Units::count,
                d -> PartialSums.mergeDepth(tasks(), (long) Work.resultBytes(d)));
        row(table, "epoch: job, tasks and results", Units::seconds, this::overhead);
        row(table, "epoch: rows at this machine's pace", Units::seconds, d -> bytes(d) / (CORES * epochPace()));
        for (double pace : SERVER_PACES) {
            row(table, "epoch: rows at " + Units.pace(pace), Units::seconds, d -> inMemory(d, pace));
            row(
                    table,
                    Units.count(EPOCHS) + " epochs at " + Units.pace(pace) + ", if all fits",
                    Units::seconds,
                    d -> EPOCHS * (overhead(d) + inMemory(d, pace)));
        }
        row(
                table,
                "epoch: with what does not fit on local disks",
                Units::seconds,
                d -> overhead(d)
                        + fits(d) * inMemory(d, SERVER_PACES[0])
                        + (1 - fits(d)) * bytes(d) / (CORES * DISK_PACE));
        row(
                table,
                "`--engine moments`: the one pass, the slower of cores and store",
                Units::seconds,
                d -> Math.max(scanning(d), text(d) / (CORES * STORE_PACE)));
        row(table, "`--engine moments`: an epoch, on the driver", Units::seconds, this::onDriver);
        row(table, "`--engine moments`: " + Units.count(EPOCHS) + " epochs", Units::seconds, d -> EPOCHS * onDriver(d));
        return table.toString();
    }

    private static void row(Markdown table, String words, DoubleFunction<String> unit, IntToDoubleFunction value) {
        List<String> cells = new ArrayList<>(List.of(words));
        for (int features : FEATURES) {
            cells.add(unit.apply(value.applyAsDouble(features)));
        }
        table.row(cells.toArray(String[]::new));
    }

    private static double bytes(int features) {
        return Work.bytes(ROWS, features);
    }

    private static double fits(int features) {
        return Math.min(1, CORES * MEMORY_PER_CORE * CACHED_SHARE / bytes(features));
    }

    private double textPerValue() {
        Point point = last("rows-moments");
        return point.work().of(Cost.TEXT_BYTE) / point.x() / 2;
    }

    private Point last(String curve) {
        List<Point> points = measured.curve(curve).orElseThrow().points();
        return points.get(points.size() - 1);
    }

    private double text(int features) {
        return ROWS * (features + 1) * textPerValue();
    }

    private static int readers() {
        return Math.max(LEAST_PARTITIONS, 4 * CORES);
    }

    private static double summary(int features) {
        return PartialSums.summaryWireBytes(features);
    }

    /** The moments of one feature are in the pace of scanning; of more the products come on top. */
    private double scanning(int features) {
        double columns = features + 1.0;
        double products = features == 1 ? 0 : ROWS * columns * (columns + 1) / 2;
        double product = Double.isNaN(model.of(Cost.PRODUCT)) ? 0 : model.of(Cost.PRODUCT);
        return (text(features) * model.of(Cost.TEXT_BYTE) + products * product) * measured.cores() / CORES;
    }

    /** As many for each core as here, at least one. */
    private int tasks() {
        Point point = last("rows-epoch");
        return (int) Math.max(CORES, Math.ceil(point.work().of(Cost.TASK) * CORES / measured.cores()));
    }

    private double overhead(int features) {
        return model.seconds(Work.epoch(0, features, tasks(), CORES));
    }

    /** Bytes of rows per second and core. */
    private double epochPace() {
        return 1 / (model.of(Cost.TABLE_BYTE) * measured.cores());
    }

    /** Where memory is slower than the kernel, memory sets the pace. */
    private double inMemory(int features, double memoryPace) {
        return bytes(features) / (CORES * Math.min(memoryPace, epochPace()));
    }

    private double onDriver(int features) {
        return measured.curve("features-driver").orElseThrow().points().stream()
                .filter(point -> point.x() == features)
                .mapToDouble(Point::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private String stragglers() {
        Markdown table =
                new Markdown("one task in so many takes twice as long", "epochs that wait for one", "a descent takes");
        for (double chance : new double[] {1e-5, 1e-4, 1e-3, 1e-2}) {
            double waiting = 1 - StrictMath.pow(1 - chance, tasks());
            table.row(
                    Units.count(1 / chance),
                    Units.percent(waiting),
                    String.format(Locale.ROOT, "%.2f times as long", 1 + waiting));
        }
        return table.toString();
    }
}
