package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.ColumnProfiles;
import dev.plumbline.explain.Inference;
import dev.plumbline.explain.LeastSquares;
import dev.plumbline.model.Application;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Drift;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.PredictionBand;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.RowAccount;
import dev.plumbline.source.BadRows;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.summation.ExactMoments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions are those of the model to the last bit, beside everything that the input had. */
class PredictJobIT {
    private static final LinearModel LINE = new LinearModel(
            "y",
            List.of("b", "a"),
            new double[] {0.1, -3.7e-3},
            new double[] {1e6 / 3, 12.7},
            41.3,
            41.3 - 1e5 / 3 + 3.7e-3 * 12.7,
            true);
    /** Texts that need quotes and texts that look odd without. */
    private static final List<String> NOTES =
            List.of("plain", "", "\"one, two\"", "\"line\nbreak\"", "\"say \"\"no\"\"\"", "=1+1", "é€", "\" edge \"");

    @TempDir
    private static Path models;

    @TempDir
    private Path place;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        Publication.of(LINE, models, "test", LocalDate.of(2026, 11, 24), "run");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Settings of a test, from the defaults of the command line. */
    private TrainRun over(Path... inputs) {
        return new TrainRun(models).over(inputs);
    }

    private Outcome predict(TrainRun run, Path output, String format, Heard heard) {
        return run(run, to(output, format), Optional.empty(), heard);
    }

    private static PredictSettings.Output to(Path output, String format) {
        return new PredictSettings.Output(output.toString(), Optional.ofNullable(format), Map.of());
    }

    private Outcome run(
            TrainRun run, PredictSettings.Output output, Optional<PredictSettings.Interval> interval, Heard heard) {
        SourceSettings source = run.settings().source().withColumns(SourceSettings.NO_LABEL, List.of());
        PredictSettings settings =
                new PredictSettings(source, models.toString(), run.name, Optional.empty(), output, interval);
        return PredictJob.run(settings, spark, heard.listeners());
    }

    private Refusal refused(ExitCode code, TrainRun run, Path output, String format) {
        Refusal refusal = assertThrows(Refusal.class, () -> {
            try {
                predict(run, output, format, new Heard());
            } catch (Exception e) { // Spark throws its checked exception without saying so
                throw new Refusal(Failure.of(e).code(), Failure.of(e).message(), e);
            }
        });
        assertEquals(code, refusal.code(), refusal.getMessage());
        return refusal;
    }

    private List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The records of all parts without their headers, one behind the other. */
    private static String records(Path output, String header) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                assertTrue(text.startsWith(header), file + ": " + text.lines().findFirst());
                all.append(text.substring(header.length()));
            }
        }
        return all.toString();
    }

    private static String value(String b, String a) {
        return Double.toString(LINE.predict(new double[] {Double.parseDouble(b), Double.parseDouble(a)}));
    }

    private static List<String[]> rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new String[] {
                Double.toString(random.nextGaussian() * 100),
                NOTES.get(random.nextInt(NOTES.size())),
                random.nextBoolean() ? "1e3" : "+" + random.nextInt(1_000_000) + ".50"
            });
        }
        return rows;
    }

    private static Path write(Path file, String header, List<String[]> rows) {
        StringBuilder text = new StringBuilder(header);
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void csvIsWrittenAsItWasReadWithThePredictionBehindAndNeedsNoLabel() throws IOException {
        List<String[]> rows = rows(5, 600);
        StringBuilder expected = new StringBuilder();
        rows.forEach(row -> expected.append(String.join(",", row))
                .append(',')
                .append(value(row[2], row[0]))
                .append('\n'));
        Path input = write(place.resolve("in.csv"), "a,\"the note\",b\n", rows);
        for (int partitions : new int[] {1, 3, 16}) {
            TrainRun run = over(input);
            run.partitions = partitions;
            run.splitBytes = 50;
            Path output = place.resolve("out" + partitions);
            Heard heard = new Heard();
            Outcome outcome = predict(run, output, null, heard);
            assertEquals(ExitCode.OK, outcome.code());
            assertEquals(rows.size(), outcome.rows());
            assertEquals("wrote 600 predictions of test 2026-11-24 to " + output, outcome.message());
            assertEquals(expected.toString(), records(output, "a,the note,b,prediction\n"), partitions + " partitions");
        }
        assertEquals(List.of("in.csv", "out1", "out16", "out3"), names(place));
    }

    @Test
    void csvBecomesParquetWithItsTextsAsTexts() {
        List<String[]> rows = rows(6, 300);
        Path output = place.resolve("out");
        predict(over(write(place.resolve("in.csv"), "a,note,b\n", rows)), output, "parquet", new Heard());
        var table = spark.read().parquet(output.toString());
        assertEquals(List.of("a", "note", "b", "prediction"), List.of(table.columns()));
        assertEquals(
                "struct<a:string,note:string,b:string,prediction:double>",
                table.schema().simpleString());
        List<Row> read = table.collectAsList();
        assertEquals(rows.size(), read.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            String note = row[1].startsWith("\"")
                    ? row[1].substring(1, row[1].length() - 1).replace("\"\"", "\"")
                    : row[1];
            assertEquals(row[0], read.get(i).getString(0), "row " + i);
            assertEquals(note, read.get(i).getString(1), "row " + i);
            assertEquals(row[2], read.get(i).getString(2), "row " + i);
            assertEquals(value(row[2], row[0]), Double.toString(read.get(i).getDouble(3)), "row " + i);
        }
    }

    private Path typed() {
        Path input = place.resolve("typed.parquet");
        spark.sql("select cast(id as int) as a, if(id % 3 = 0, null, concat('n', id, ',')) as note,"
                        + " cast(id as decimal(12,3)) / 7 as b, timestamp'2026-01-02 03:04:05.678901' as at,"
                        + " array(id) as list, named_struct('k', id) as pair from range(200)")
                .repartition(3)
                .write()
                .parquet(input.toString());
        return input;
    }

    /** In generated code where the columns of the training are known and no row is left out, else row by row. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void parquetKeepsItsTypesAndNulls(boolean generated) {
        Path input = typed();
        Path output = place.resolve("out");
        TrainRun run = over(input);
        if (generated) {
            run.name = "known";
            List<ColumnProfile> profile = Stream.of("b", "a", "y")
                    .map(name -> new ColumnProfile(name, 98, 0, 0, 50, 25, 10))
                    .toList();
            Publication.of(
                    LINE,
                    Optional.empty(),
                    profile,
                    new Publication.Place(models, run.name, LocalDate.of(2026, 11, 24), "run"));
        }
        Outcome outcome = predict(run, output, null, new Heard());
        assertEquals(200, outcome.rows());
        assertEquals(generated, outcome.applied().orElseThrow().drift().isPresent());
        var before = spark.read().parquet(input.toString());
        var after = spark.read().parquet(output.toString());
        assertEquals(before.schema().add("prediction", "double"), after.schema());
        List<Row> expected = before.orderBy("a").collectAsList();
        List<Row> found = after.orderBy("a").collectAsList();
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            Row row = expected.get(i);
            for (int c = 0; c < row.length(); c++) {
                assertEquals(row.get(c), found.get(i).get(c), "row " + i);
            }
            double[] x = {((BigDecimal) row.get(2)).doubleValue(), row.getInt(0)};
            assertEquals(LINE.predict(x), found.get(i).getDouble(row.length()), "row " + i);
        }
    }

    @Test
    void parquetBecomesCsvWhereItsTypesCanBeText() throws IOException {
        Path input = typed();
        Refusal refusal = refused(ExitCode.CONFIG, over(input), place.resolve("refused"), "csv");
        assertTrue(refusal.getMessage().contains("column list "), refusal.getMessage());
        Path flat = place.resolve("flat.parquet");
        spark.sql("select 3 as a, b, note from values (0.25, null), (1.5, ''), (2.0, 'x,y') as t(b, note)")
                .coalesce(1)
                .write()
                .parquet(flat.toString());
        Path output = place.resolve("out");
        predict(over(flat), output, "csv", new Heard());
        String expected = "3,0.25,," + value("0.25", "3") + "\n3,1.50,\"\"," + value("1.5", "3") + "\n3,2.00,\"x,y\","
                + value("2", "3") + "\n";
        assertEquals(expected, records(output, "a,b,note,prediction\n"));
    }

    @Test
    void aTableIsWrittenInTheFormatThatItWasReadInUnlessAnotherIsNamed() throws IOException {
        Path input = place.resolve("in.json");
        Files.writeString(input, "{\"a\":1,\"b\":2.5,\"t\":\"one\"}\n{\"a\":2,\"b\":3.5,\"t\":\"two\"}\n");
        TrainRun run = over(input);
        run.format = Optional.of("json");
        Path json = place.resolve("json");
        assertEquals(2, predict(run, json, null, new Heard()).rows());
        assertEquals(List.of("part-00000.json", "part-00001.json"), shown(json));
        assertEquals(
                "{\"a\":1,\"b\":2.5,\"t\":\"one\",\"prediction\":" + value("2.5", "1")
                        + "}\n{\"a\":2,\"b\":3.5,\"t\":\"two\",\"prediction\":" + value("3.5", "2") + "}\n",
                Files.readString(json.resolve("part-00000.json")) + Files.readString(json.resolve("part-00001.json")));

        Path orc = place.resolve("orc");
        PredictSettings.Output zipped =
                new PredictSettings.Output(orc.toString(), Optional.of("ORC"), Map.of("compression", "zlib"));
        assertEquals(2, run(run, zipped, Optional.empty(), new Heard()).rows());
        assertEquals(List.of("part-00000.orc", "part-00001.orc"), shown(orc));
        List<Row> found = spark.read().orc(orc.toString()).orderBy("a").collectAsList();
        assertEquals("two", found.get(1).getString(2));
        assertEquals(LINE.predict(new double[] {3.5, 2}), found.get(1).getDouble(3));
    }

    private List<String> shown(Path directory) throws IOException {
        return names(directory).stream().filter(name -> !name.startsWith(".")).toList();
    }

    @Test
    void aFormatThatCannotBeWrittenAsFilesIsRefusedBeforeAnythingIsRead() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b\n1,bad\n");
        for (String[] each : new String[][] {
            {"nosuch", "Spark knows no such --output-format"},
            {"avro", "--packages org.apache.spark:spark-avro"},
            {"noop", "does not write plain files"},
            {"text", "Spark says"}
        }) {
            Refusal refusal = refused(ExitCode.CONFIG, over(input), place.resolve("out"), each[0]);
            assertTrue(refusal.getMessage().startsWith("Cannot use --output-format " + each[0]), refusal.getMessage());
            assertTrue(refusal.getMessage().contains(each[1]), refusal.getMessage());
            assertEquals(List.of("in.csv"), names(place));
        }
    }

    /** Six points about a line, and that line as a version that knows how sure it is and what it was trained on. */
    private LinearModel surelyPublished(String name) {
        double[][] columns = {{1, 2, 3, 4, 5, 6}, {1.1, 1.9, 3.2, 3.9, 5.2, 5.8}};
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, null, 6);
        LeastSquares exact = LeastSquares.of(moments, true);
        double[] slope = {exact.slopes()[0].doubleValue()};
        LinearModel line = new LinearModel(
                "y", List.of("x"), slope, new double[] {3.5}, moments.mean(1), moments.mean(1) - 3.5 * slope[0], true);
        FitStatistics statistics = Inference.of(exact, moments, line, 0.95);
        Publication.of(
                line,
                Optional.of(statistics),
                ColumnProfiles.of(List.of("x", "y"), moments, Map.of()),
                new Publication.Place(models, name, LocalDate.of(2026, 11, 24), "run"));
        return line;
    }

    @Test
    void anIntervalStandsBesideEachPredictionWhateverThePartitions() throws IOException {
        LinearModel line = surelyPublished("sure");
        Path input = place.resolve("in.csv");
        Files.writeString(input, "x\n1\n3.5\n-20\n8\n");
        double[] reaches = reaches(new double[] {1, 3.5, -20, 8});
        for (int partitions : new int[] {1, 4}) {
            TrainRun run = over(input);
            run.name = "sure";
            run.partitions = partitions;
            run.splitBytes = 2;
            Path output = place.resolve("out" + partitions);
            PredictSettings.Interval ninety = new PredictSettings.Interval(PredictionBand.Kind.OBSERVATION, 0.9);
            run(run, to(output, "csv"), Optional.of(ninety), new Heard());
            String[] rows = records(output, "x,prediction,prediction_low,prediction_high\n")
                    .split("\n");
            for (int i = 0; i < reaches.length; i++) {
                String[] cells = rows[i].split(",");
                double prediction = line.predict(new double[] {Double.parseDouble(cells[0])});
                assertEquals(Double.toString(prediction), cells[1]);
                assertEquals(prediction - reaches[i], Double.parseDouble(cells[2]), 1e-12);
                assertEquals(prediction + reaches[i], Double.parseDouble(cells[3]), 1e-12);
            }
        }
        assertEquals(
                records(place.resolve("out1"), "x,prediction,prediction_low,prediction_high\n"),
                records(place.resolve("out4"), "x,prediction,prediction_low,prediction_high\n"));
    }

    /** By the textbook, from the residuals themselves. */
    private static double[] reaches(double[] at) {
        SimpleRegression peer = new SimpleRegression();
        peer.addData(new double[][] {{1, 1.1}, {2, 1.9}, {3, 3.2}, {4, 3.9}, {5, 5.2}, {6, 5.8}});
        double t = 2.13184678632665; // qt(0.95, 4)
        return Arrays.stream(at)
                .map(x -> t
                        * Math.sqrt(peer.getMeanSquareError()
                                * (1 + 1 / 6.0 + (x - 3.5) * (x - 3.5) / peer.getXSumSquares())))
                .toArray();
    }

    @Test
    void aVersionThatIsNotSureOfItselfHasNoIntervals() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b\n1,2\n");
        PredictSettings.Interval interval = new PredictSettings.Interval(PredictionBand.Kind.MEAN, 0.9);
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> run(over(input), to(place.resolve("out"), "csv"), Optional.of(interval), new Heard()));
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertTrue(refusal.getMessage().contains("leave --interval out"), refusal.getMessage());
    }

    @Test
    void itSaysHowFarTheFeaturesAreFromThoseOfTraining() throws IOException {
        surelyPublished("sure");
        Path input = place.resolve("in.csv");
        Files.writeString(input, "x\n1\n100\n\"\"\n4\n");
        TrainRun run = over(input);
        run.name = "sure";
        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, false));
        Heard heard = new Heard();
        Outcome outcome = predict(run, place.resolve("out"), null, heard);
        Application applied = outcome.applied().orElseThrow();
        assertEquals(new RowAccount(4, 3, 1, 0, Map.of("missing", 1L)), applied.rows());
        Drift.Feature x = applied.drift().orElseThrow().features().get(0);
        assertEquals(35, x.now().mean());
        assertEquals((35 - 3.5) / Math.sqrt(35 / 12.0), x.shift(), 1e-12);
        assertEquals(1 / 3.0, x.outside());
        assertEquals(0.25, x.missing());
        assertTrue(heard.err().contains("warning: feature 'x' is not what the model was trained on"), heard.err());

        Files.writeString(input, "x\n2\n3\n5\n4\n");
        Heard calm = new Heard();
        assertEquals(
                0,
                predict(run, place.resolve("calm"), null, calm)
                        .applied()
                        .orElseThrow()
                        .drift()
                        .orElseThrow()
                        .remarkable());
        assertFalse(calm.err().contains("warning"), calm.err());
    }

    @Test
    void filesOfAnotherOrderOfColumnsAreWrittenInTheOrderOfTheFirst() throws IOException {
        Path first = write(place.resolve("p1.csv"), "a,note,b\n", List.<String[]>of(new String[] {"1", "n1", "2"}));
        Path second = write(place.resolve("p2.csv"), "b,a,note\n", List.<String[]>of(new String[] {"3", "4", "n2"}));
        Path output = place.resolve("out");
        predict(over(first, second), output, null, new Heard());
        String expected = "1,n1,2," + value("2", "1") + "\n4,n2,3," + value("3", "4") + "\n";
        assertEquals(expected, records(output, "a,note,b,prediction\n"));

        Path third = write(place.resolve("p3.csv"), "b,a\n", List.<String[]>of(new String[] {"3", "4"}));
        Refusal refusal = refused(ExitCode.DATA, over(first, third), place.resolve("other"), null);
        assertTrue(refusal.getMessage().contains("p3.csv"), refusal.getMessage());
    }

    @Test
    void parquetFilesOfOtherColumnsAreRefusedBecauseSparkWouldReadThemAsNulls() {
        Path input = place.resolve("in");
        spark.sql("select 1 as a, 2.0 as b, 'x' as note")
                .write()
                .parquet(input.resolve("f1").toString());
        spark.sql("select 1 as a, 2.0 as b").write().parquet(input.resolve("f2").toString());
        Refusal refusal = refused(ExitCode.DATA, over(input), place.resolve("out"), null);
        assertTrue(refusal.getMessage().contains("note"), refusal.getMessage());
    }

    @Test
    void aBadRowEndsTheRunWithFileAndLineAndLeavesNothing() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b,y\n1,2,\n3,oops,5\n");
        Refusal refusal = refused(ExitCode.DATA, over(input), place.resolve("out"), null);
        assertTrue(refusal.getMessage().contains("in.csv, line 3, column b"), refusal.getMessage());
        assertEquals(List.of("in.csv"), names(place));
    }

    @Test
    void skippedRowsAreLeftOutAndCounted() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b,y\n1,2,\n3,oops,5\n,7,5\n4,5,text\n");
        TrainRun run = over(input);
        run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(2, false));
        Path output = place.resolve("out");
        Outcome outcome = predict(run, output, null, new Heard());
        assertEquals(2, outcome.rows());
        assertTrue(outcome.message().endsWith("; left out 2 of 4 rows (1 missing, 1 not-a-number)"), outcome.message());
        String expected = "1,2,," + value("2", "1") + "\n4,5,text," + value("5", "4") + "\n";
        assertEquals(expected, records(output, "a,b,y,prediction\n"));

        Path parquet = place.resolve("in.parquet");
        spark.sql(
                        "select a, b, note from values (1, 2D, 'x'), (1, null, 'y'), (1, double('NaN'), 'z') as t(a, b, note)")
                .write()
                .parquet(parquet.toString());
        run.over(parquet);
        assertEquals(
                1, predict(run, place.resolve("out.parquet"), null, new Heard()).rows());
        Row only = spark.read()
                .parquet(place.resolve("out.parquet").toString())
                .collectAsList()
                .get(0);
        assertEquals("x", only.getString(2));
        assertEquals(LINE.predict(new double[] {2, 1}), only.getDouble(3));
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b\n1,2\n");
        Path output = Files.createDirectory(place.resolve("out"));
        refused(ExitCode.CANNOT_CREATE, over(input), output, null);
        assertEquals(List.of(), names(output));
    }

    @Test
    void aColumnOfThatNameIsNotHidden() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,b,Prediction\n1,2,3\n");
        Refusal refusal = refused(ExitCode.CONFIG, over(input), place.resolve("out"), null);
        assertTrue(refusal.getMessage().contains("'Prediction'"), refusal.getMessage());
    }

    @Test
    void aPredictionBeyondTheRangeOfNumbersIsRefused() throws IOException {
        LinearModel steep = new LinearModel("y", List.of("a"), new double[] {1e10}, new double[] {0}, 0, 0, true);
        List<ColumnProfile> profile = Stream.of("a", "y")
                .map(name -> new ColumnProfile(name, 98, 0, 0, 50, 25, 10))
                .toList();
        Publication.of(
                steep,
                Optional.empty(),
                profile,
                new Publication.Place(models, "steep", LocalDate.of(2026, 11, 24), "run"));
        Path text = place.resolve("in.csv");
        Files.writeString(text, "a\n1\n1e300\n");
        Path typed = place.resolve("in.parquet");
        spark.sql("select a from values (1d), (1e300) as t(a)").write().parquet(typed.toString());
        for (Path input : List.of(text, typed)) {
            for (String format : new String[] {"csv", "parquet"}) {
                TrainRun run = over(input);
                run.name = "steep";
                Refusal refusal = refused(ExitCode.DATA, run, place.resolve("out"), format);
                assertTrue(refusal.getMessage().contains("[1.0E300]"), refusal.getMessage());
                assertEquals(List.of("in.csv", "in.parquet"), names(place));
            }
        }
    }

    @Test
    void whatHasNoHeaderAnotherDelimiterOrBlanksIsWrittenLikeThat() throws IOException {
        LinearModel line = new LinearModel("c2", List.of("c3"), new double[] {0.3}, new double[] {0.1}, 2, 1.97, true);
        Publication.of(line, models, "headless", LocalDate.of(2026, 11, 24), "run");
        Path input = place.resolve("in.csv");
        Files.writeString(input, "u,v; ;  7 \r\n\"w\" ;;8\n\n");
        TrainRun run = over(input);
        run.name = "headless";
        SourceSettings plain = run.settings().source();
        SourceSettings source = new SourceSettings(
                plain.inputs(),
                plain.table(),
                plain.format(),
                plain.options(),
                ';',
                false,
                plain.missing(),
                true,
                SourceSettings.NO_LABEL,
                List.of(),
                Optional.empty(),
                plain.badRows(),
                0,
                plain.splitBytes());
        Path output = place.resolve("out");
        PredictJob.run(
                new PredictSettings(
                        source, models.toString(), run.name, Optional.empty(), to(output, null), Optional.empty()),
                spark,
                Quiet.listeners());
        String expected = "u,v;\" \";\"  7 \";" + line.predict(new double[] {7}) + "\nw;;8;"
                + line.predict(new double[] {8}) + "\n";
        assertEquals(expected, records(output, ""));
    }

    @Test
    void aMissingFeatureIsRefusedWithItsName() throws IOException {
        Path input = place.resolve("in.csv");
        Files.writeString(input, "a,B\n1,2\n");
        Refusal refusal = refused(ExitCode.CONFIG, over(input), place.resolve("out"), null);
        assertTrue(refusal.getMessage().contains("column b "), refusal.getMessage());
        assertFalse(Files.exists(place.resolve("out")));
    }
}
