package dev.plumbline.bench;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.KeptForms;
import dev.plumbline.source.TableSource;
import dev.plumbline.train.Evaluation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What it brings to keep columns in as few bytes as give the same doubles: memory, and the time of an epoch. */
final class NarrowStage implements Stage {
    private static final EngineSettings SETTINGS =
            new EngineSettings(EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, 0, 1, false);
    private static final int WARM_UPS = 3;
    private static final int TIMES = 10;
    /** Random doubles take the most text: fewer rows of them. */
    private static final int FEWER = 4;

    @Override
    public String name() {
        return "narrow";
    }

    /** It writes its own. */
    @Override
    public List<TableFile> tables(Place place) {
        return List.of();
    }

    @Override
    public boolean inSpark() {
        return true;
    }

    @Override
    public List<Section> measure(Place place) throws Exception {
        long rows = place.sizes().rows();
        long fewer = Math.max(1, rows / FEWER);
        Path flights = NarrowTables.flights(place, rows);
        Path random = NarrowTables.random(place, fewer);
        return List.of(
                measure("flights, delay by distance", flights, List.of("x1"), rows, place),
                measure("flights, delay by distance and time", flights, List.of("x1", "x2"), rows, place),
                measure("random doubles, one by two", random, List.of("x1", "x2"), fewer, place));
    }

    private Section measure(String what, Path file, List<String> features, long rows, Place place) throws Exception {
        SparkSession session = SparkSession.builder().getOrCreate();
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        TableSource source = Tables.open(session, TableFile.Format.CSV, file, features);
        CachedTable narrow = CachedTable.load(spark, source, SETTINGS);
        double narrowBytes = KeptForms.cachedBytes(spark);
        List<String> forms = KeptForms.forms(narrow);
        CachedTable wide = KeptForms.loadAsRead(spark, source, SETTINGS);
        double wideBytes = KeptForms.cachedBytes(spark) - narrowBytes;
        try (KeptEpochs asRead = new KeptEpochs("columns as doubles", wide, TIMES);
                KeptEpochs kept = new KeptEpochs("columns in as few bytes as they need", narrow, TIMES);
                EmptyJob empty = new EmptyJob(spark, TIMES)) {
            requireSameBits(asRead.evaluate(0), kept.evaluate(0));
            List<Samples> samples = Turns.measure(
                    List.of(asRead, kept, empty), WARM_UPS, place.sizes().rounds());
            String bytes = String.format(
                    Locale.ROOT,
                    "bytes cached for each row: %.2f as doubles, %.2f in these forms",
                    wideBytes / rows,
                    narrowBytes / rows);
            String title = String.format(Locale.ROOT, "one epoch over %,d rows of %s", rows, what);
            return new Section(
                    name(),
                    title,
                    Base.of(samples.get(0)),
                    samples,
                    List.of(),
                    List.of("forms and blocks of each column, the label last: " + String.join(" ", forms), bytes));
        }
    }

    private static void requireSameBits(Evaluation expected, Evaluation found) {
        if (Double.compare(expected.mse(), found.mse()) != 0 || !Arrays.equals(expected.gradient(), found.gradient())) {
            throw new IllegalStateException("Cannot compare: " + found + " is not " + expected);
        }
    }
}
