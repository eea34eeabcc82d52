package dev.plumbline.job;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.DATA;
import static dev.plumbline.model.ExitCode.DIVERGED;
import static dev.plumbline.model.ExitCode.NO_INPUT;
import static dev.plumbline.model.ExitCode.NO_PERMISSION;
import static dev.plumbline.model.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.source.BadRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad CSV as a user meets it: one case for each kind, by its number in the project's list of bad input, through a whole
 * run of {@code train}. What the reader says in detail is held beside the reader.
 */
class BadCsvIT {
    /** y = 2 x + 1. */
    private static final String LINE = "x,y\n1,3\n2,5\n3,7\n";

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static StandingModel standing;

    @TempDir
    Path dir;

    @BeforeAll
    static void publishYesterdaysModel() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("bad csv")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        standing = StandingModel.in(spark, shared);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static Consumer<TrainRun> over(Path... files) {
        return run -> run.over(files);
    }

    /** A table of one file that is refused. */
    private void refused(ExitCode code, String text, String... parts) throws IOException {
        standing.refuses(code, over(write("bad.csv", text)), parts);
    }

    /** The rows of {@link #LINE} and one more that cannot be read. */
    private void rejected(String row, String... parts) throws IOException {
        String[] all = Arrays.copyOf(parts, parts.length + 2);
        all[parts.length] = "bad.csv, line 5";
        all[parts.length + 1] = "read 4 = used 3 + rejected 1";
        refused(DATA, LINE + row + "\n", all);
    }

    private static StandingModel.Night twoXPlusOne(Consumer<TrainRun> change) {
        StandingModel.Night night = standing.publishes(change);
        assertEquals(1, night.intercept(), 1e-12);
        assertEquals(2, night.model().line().slopes()[0], 1e-12);
        return night;
    }

    @Test
    void n01EmptyFilesAreNoInputAndAreToldBesideOthers() throws IOException {
        refused(NO_INPUT, "", "bad.csv", "empty");
        assertTrue(twoXPlusOne(over(write("a.csv", ""), write("b.csv", LINE)))
                .told()
                .contains("a.csv: an empty file"));
    }

    @Test
    void n02AHeaderAloneIsNoInput() throws IOException {
        refused(NO_INPUT, "x,y\n", "bad.csv", "only a header");
    }

    @Test
    void n03NumbersInPlaceOfAHeaderAreData() throws IOException {
        refused(DATA, "1,3\n2,5\n3,7\n", "bad.csv", "1,3", "--no-header");
        twoXPlusOne(run -> {
            run.over(dir.resolve("bad.csv")).header = false;
            run.label = "c2";
        });
    }

    @Test
    void n04AByteOrderMarkIsStrippedAndTold() throws IOException {
        assertTrue(twoXPlusOne(over(write("a.csv", "\ufeff" + LINE))).told().contains("byte order mark"));
    }

    @Test
    void n05OtherEncodingsAreRefusedByTheirByte() throws IOException {
        byte[] utf16 = ("\ufeff" + LINE).getBytes(StandardCharsets.UTF_16LE);
        standing.refuses(DATA, over(write("a.csv", utf16)), "a.csv", "not UTF-8 at byte 0");
        byte[] latin = (LINE + "4,\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        standing.refuses(DATA, over(write("b.csv", latin)), "b.csv, line 5", "not-text", "\\xE9", "UTF-8");
    }

    @Test
    void n06NulBytesAreRejected() throws IOException {
        rejected("4,9\0", "not-text", "\\x00", "NUL");
    }

    @Test
    void n07LinesEndWithLfOrCrLfButNotWithCr() throws IOException {
        twoXPlusOne(over(write("a.csv", "x,y\r\n1,3\n2,5\r\n3,7\r\n")));
        rejected("4,9\r5,11", "lone-carriage-return", "LF or CR LF");
    }

    @Test
    void n08TheLastLineNeedsNoEnd() throws IOException {
        assertEquals(
                3,
                twoXPlusOne(over(write("a.csv", LINE.strip()))).model().rows().used());
    }

    @Test
    void n09BlankLinesAreNoRowsAndAreTold() throws IOException {
        StandingModel.Night night = twoXPlusOne(over(write("a.csv", "x,y\n1,3\n\n2,5\r\n\r\n3,7\n\n")));
        assertEquals(3, night.model().rows().read());
        assertTrue(night.told().contains("3 blank lines"), night.told());
    }

    @Test
    void n10ARowThatIsTooShortIsRejected() throws IOException {
        rejected("4", "too-few-fields", "\"4\"", "--delimiter", "--bad-rows skip");
    }

    @Test
    void n11ARowThatIsTooLongIsRejected() throws IOException {
        rejected("4,9,", "too-many-fields", "separators at the end of lines");
    }

    @Test
    void n12AnUnclosedQuoteIsNamedWhereItOpened() throws IOException {
        refused(DATA, LINE + "4,\"9\n5,11\n6,13\n", "1 of 6 rows", "bad.csv, line 5: unclosed-quote", "doubled inside");
    }

    @Test
    void n13QuotedLineBreaksAreReadRightHoweverTheFileIsCut() throws IOException {
        Path file = write("a.csv", "x,t,y\n1,\"a\nb\n\",3\n2,\"1\n2,3,4\n\",5\n3,c,7\n");
        for (int partitions : new int[] {1, 9}) {
            twoXPlusOne(run -> {
                run.over(file).features = List.of("x");
                run.partitions = partitions;
                run.splitBytes = 1;
            });
        }
    }

    @Test
    void n14AQuoteInsideAFieldIsRejected() throws IOException {
        rejected("4,9\"", "stray-quote", "doubled");
    }

    @Test
    void n15AWrongDelimiterIsGuessed() throws IOException {
        refused(DATA, LINE.replace(',', ';'), "bad.csv", "x;y", "--delimiter ';'");
        twoXPlusOne(run -> run.over(dir.resolve("bad.csv")).delimiter = ';');
    }

    @Test
    void n16ColumnsOfFilesAreMatchedByName() throws IOException {
        twoXPlusOne(over(write("a.csv", LINE), write("b.csv", "y,x\n9,4\n")));
    }

    @Test
    void n17ExtraAndMissingColumnsOfOneFileAreNamed() throws IOException {
        Path a = write("a.csv", "x,z,y\n1,0,3\n2,7,5\n3,1,7\n");
        Path b = write("b.csv", LINE);
        standing.refuses(DATA, over(a, b), "b.csv", "a.csv", "column z is missing");
        standing.refuses(DATA, over(b, a), "a.csv", "b.csv", "column z", "--features");
        twoXPlusOne(run -> run.over(a, b).features = List.of("x"));
    }

    @Test
    void n18NamesThatAreTheSameAreRefused() throws IOException {
        refused(DATA, "x,x,y\n1,2,3\n", "bad.csv", "columns 1 and 2", "named x");
        refused(DATA, "x,X,y\n1,2,3\n", "columns 1 and 2", "but for case");
    }

    @Test
    void n19HostileNamesOfColumnsAreDataFromEndToEnd() throws IOException {
        List<String> names = List.of(
                "",
                "a.b",
                "`a`",
                "__proto__",
                "</script>",
                "\ud83d\ude00",
                " x",
                "=1+1",
                "\\",
                "\u202egnp",
                "'\u0007",
                "a,\n\"b\"");
        StringBuilder text = new StringBuilder();
        names.forEach(
                name -> text.append('"').append(name.replace("\"", "\"\"")).append("\","));
        text.append("y\n");
        for (int i = 0; i <= names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                text.append(i == j ? 1 : 0).append(',');
            }
            text.append(i).append('\n');
        }
        StandingModel.Night night = standing.publishes(over(write("a.csv", text.toString())));
        assertEquals(names, night.model().line().features());
        for (int j = 0; j < names.size(); j++) {
            assertEquals(j - names.size(), night.slope(names.get(j)), 1e-9);
        }
        assertFalse(night.told().contains("\u202e") || night.told().contains("\u0007"), night.told());
    }

    @Test
    void n19ANameOfTenThousandLettersIsKeptWholeAndShownShort() throws IOException {
        String name = "n".repeat(10_000);
        StandingModel.Night night = twoXPlusOne(over(write("a.csv", name + LINE.substring(1))));
        assertEquals(List.of(name), night.model().line().features());
        assertTrue(night.told().length() < 4_000, night.told());
        String message = standing.refuses(
                DATA, over(write("b.csv", name + ",</script>\u0007,y\n1,2,3\n1,2,4\n")), "constant", "</script>");
        assertTrue(message.length() < 1_000 && message.indexOf('\u0007') < 0, message);
    }

    @Test
    void n20AHeaderInTheMiddleIsARejectedRow() throws IOException {
        rejected("x,y", "repeated-header");
    }

    @Test
    void n21ACommentIsNoRow() throws IOException {
        rejected("# made by hand", "too-few-fields", "# made by hand");
    }

    @Test
    void n22WhatIsNotFiniteIsNoNumberAndMayBeDeclaredMissing() throws IOException {
        rejected("NaN,9", "column x: not-a-number", "--missing 'NaN'");
        rejected("-Infinity,9", "column x: not-a-number", "--missing '-Infinity'");
        standing.refuses(
                DATA,
                run -> run.over(dir.resolve("bad.csv")).missing = List.of("-Infinity"),
                "line 5, column x: missing",
                "--bad-rows skip");
    }

    @Test
    void n23OverflowIsRejected() throws IOException {
        rejected("1e400,9", "column x: overflow", "1e400");
    }

    @Test
    void n24UnderflowIsZeroAndIsTold() throws IOException {
        StandingModel.Night night = twoXPlusOne(over(write("a.csv", LINE + "1e-400,1\n")));
        assertTrue(night.told().contains("1 values too small"), night.told());
    }

    @Test
    void n25To28OtherWaysToWriteNumbersAreRejected() throws IOException {
        refused(
                DATA,
                LINE + "1d,9\n2F,9\n0x1p3,9\n$4.00,9\n95%,9\n",
                "read 8 = used 3 + rejected 5",
                "line 9, column x: not-a-number",
                "at most one point");
        refused(
                DATA,
                LINE + "\"1,5\",9\n\"1.234,5\",9\n\"1,234\",9\n1 234,9\n\u0661,9\n\u22121,9\n1\u00a0,9\n",
                "read 10 = used 3 + rejected 7",
                "line 5, column x: not-a-number: \"1,5\"",
                "write 1234.5");
    }

    @Test
    void n29BlanksAroundNumbersNeedTrim() throws IOException {
        rejected(" 4,9", "column x: not-a-number", "\" 4\"", "--trim");
        Path blanks = write("a.csv", " x\t, y\n 1,3\n2 , 5\n3,7 \n");
        StandingModel.Night night = twoXPlusOne(run -> run.over(blanks).trim = true);
        assertEquals(List.of("x"), night.model().line().features());
        standing.refuses(CONFIG, over(blanks), "did you mean ' y'?", "blanks are part of the name", "--trim");
        twoXPlusOne(run -> run.over(dir.resolve("bad.csv")).trim = true);
    }

    @Test
    void n30UnusualNumbersAreRead() throws IOException {
        twoXPlusOne(over(write("a.csv", "x,y\n+1,3.\n.5,2\n-0,1.0e0\n3." + "0".repeat(400) + ",7\n")));
    }

    @Test
    void n31MissingValuesAreRejectedByColumnAndMayBeSkipped() throws IOException {
        rejected(",9", "column x: missing", "--bad-rows skip --max-bad-rows");
        rejected("NA,9", "column x: not-a-number", "--missing 'NA'");
        Path file = write("a.csv", LINE + ",9\nNA,9\n");
        Consumer<TrainRun> skip = run -> {
            run.over(file).missing = List.of("NA");
            run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(2, false));
        };
        StandingModel.Night night = twoXPlusOne(skip);
        assertEquals(2, night.model().rows().rejectedByReason().get("missing"));
        assertTrue(night.told().contains("5 read = 3 used + 2 rejected (2 missing)"), night.told());
        standing.refuses(
                DATA,
                skip.andThen(run -> run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, false))),
                "2 of 5 rows",
                "more than --max-bad-rows 1 allows");
    }

    @Test
    void n31AMissingValueMayBeWrittenAsANumber() throws IOException {
        Path file = write("a.csv", LINE + "-200,9\n4,-200\n");
        standing.refuses(
                DATA,
                run -> run.over(file).missing = List.of("-200"),
                "line 5, column x: missing: \"-200\"",
                "line 6, column y: missing: \"-200\"",
                "read 5 = used 3 + rejected 2");
        standing.refuses(
                CONFIG,
                run -> {
                    run.over(file).missing = List.of("-200");
                    run.format = Optional.of("json");
                },
                "--missing",
                "json");
    }

    @Test
    void n32ARowWithoutALabelIsNeverUsed() throws IOException {
        rejected("4,", "column y: missing");
        refused(DATA, "x,y\n1,\n2,\n", "2 of 2 rows", "column y: missing");
    }

    @Test
    void n33TextInPlaceOfNumbersIsNamedWithTheWayOut() throws IOException {
        rejected("2020-01-01,9", "column x: not-a-number", "2020-01-01", "--features");
        refused(DATA, "day,x,y\n2020-01-01,1,3\n2020-01-02,2,5\n", "column day", "bad.csv", "--features x");
    }

    @Test
    void n34ColumnsThatCannotHaveASlopeAreNamed() throws IOException {
        refused(DATA, "x,c,y\n1,5,3\n2,5,5\n3,5,7\n", "'c' is constant", "--drop-unusable");
        assertTrue(twoXPlusOne(run -> run.over(dir.resolve("bad.csv")).dropUnusable = true)
                .told()
                .contains("left out: column 'c' is constant"));
        refused(DATA, "x,c,y\n5,0,3\n5,0,5\n", "'x' is constant", "'c' is constant", "No other feature");
        standing.refuses(
                DATA, run -> run.over(dir.resolve("bad.csv")).dropUnusable = true, "constant", "No other feature");
    }

    @Test
    void n34ColumnsWithoutAnyValueAreNamed() throws IOException {
        refused(DATA, "x,m,c,n,y\n1,,0,,3\n2,,0,,5\n3,,0,,7\n", "column m: missing", "--drop-unusable");
        String told = twoXPlusOne(run -> run.over(dir.resolve("bad.csv")).dropUnusable = true)
                .told();
        for (String left : List.of("'m' has no value", "'n' has no value", "'c' is constant")) {
            assertTrue(told.contains("left out: column " + left), told);
        }
        refused(DATA, "x,m,y\n1,,3\n2,4,\n3,,7\n", "column m: missing", "column y: missing");
        standing.refuses(
                DATA, run -> run.over(dir.resolve("bad.csv")).dropUnusable = true, "1 of 3 rows", "column y: missing");
    }

    @Test
    void n34ALabelWithoutVarianceIsRefused() throws IOException {
        refused(DATA, "x,y\n1,3\n2,3\n3,3\n", "label", "'y'", "constant");
    }

    @Test
    void n35TheSameFileTwiceIsAMistakeOfTheCommandLine() throws IOException {
        Path file = write("d/a.csv", LINE);
        standing.refuses(USAGE, over(file, dir.resolve("d")), "a.csv", "twice", "--input");
    }

    @Test
    void n35EqualRowsAreRows() throws IOException {
        assertEquals(
                6,
                twoXPlusOne(over(write("a.csv", LINE + "1,3\n2,5\n3,7\n")))
                        .model()
                        .rows()
                        .used());
    }

    @Test
    void n36FewerRowsThanFeaturesCannotHaveASlopeEach() throws IOException {
        refused(DATA, "a,b,c,y\n1,2,5,3\n2,7,1,5\n", "slope of its own", "linear combination", "--drop-unusable");
        refused(DATA, "x,y\n1,3\n", "'x' is constant");
    }

    @Test
    void n37CollinearColumnsAreNamed() throws IOException {
        refused(DATA, "x,z,y\n1,3,3\n2,5,5\n4,9,7\n", "'z' is a linear combination of 'x'", "--features");
    }

    @Test
    void n37ColumnsOfAnyScaleGiveAFiniteModelOrAre81() throws IOException {
        Path file = write(
                "a.csv", "big,small,y\n1e300,1e-300,3\n2e300,3e-300,5\n3e300,-1e-300,7\n4e300,2e-300,9\n5e300,0,11\n");
        standing.refuses(DIVERGED, over(file), "column 'big'", "5.0E300", "scale the column");
        standing.refuses(
                DIVERGED,
                over(write("b.csv", "x,y\n1e-300,3\n2e-300,5\n3e-300,7\n")),
                "column 'x'",
                "scale the column");
        standing.refuses(
                DIVERGED,
                over(write("c.csv", "x,y\n1,-1e153\n2,1e153\n3,1.5e153\n")),
                "column 'y'",
                "scale the column");
        StandingModel.Night night = standing.publishes(
                over(write("d.csv", "big,small,y\n1e140,1e-140,3\n2e140,3e-140,5\n3e140,-1e-140,7\n4e140,0,9\n")));
        assertEquals(2e-140, night.slope("big"), 1e-152);
        assertEquals(1, night.intercept(), 1e-9);
    }

    @Test
    void n38ALabelThatIsAFeatureIsAMistakeOfTheSettings() throws IOException {
        Path file = write("a.csv", LINE);
        standing.refuses(CONFIG, run -> run.over(file).features = List.of("x", "y"), "y as feature", "--features");
        standing.refuses(CONFIG, run -> run.over(file).features = List.of("xx"), "xx", "--features", "x, y");
        Path price = write("b.csv", "price,sold\n1,3\n");
        standing.refuses(CONFIG, run -> run.over(price).label = "solt", "solt", "--label", "did you mean sold?");
    }

    @Test
    void n39And42ALineOfManyMegabytesIsRefusedAtTheLimit() throws IOException {
        String line = "4," + "0".repeat(20 << 20);
        rejected(line, "line-too-long");
        standing.refuses(DATA, over(write("bomb.csv.gz", gzip(LINE + line))), "bomb.csv.gz, line 5", "line-too-long");
    }

    @Test
    void n40TwentyThousandColumnsAreRead() throws IOException {
        int columns = 20_480;
        StringBuilder header = new StringBuilder("x,y");
        StringBuilder[] rows = {new StringBuilder("1,3"), new StringBuilder("2,5"), new StringBuilder("3,7")};
        for (int c = 2; c <= columns; c++) {
            header.append(",c").append(c);
            for (int i = 0; i < rows.length; i++) {
                rows[i].append(',').append(c * (i + 1) % 7);
            }
        }
        Path file = write("wide.csv", header + "\n" + String.join("\n", rows) + "\n");
        twoXPlusOne(run -> run.over(file).features = List.of("x"));
    }

    @Test
    void n41ManySmallFilesAreOneTable() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("many/part-" + i + ".csv", "x,y\n" + i + "," + (2 * i + 1) + "\n");
        }
        assertEquals(300, twoXPlusOne(over(dir.resolve("many"))).model().rows().used());
    }

    @Test
    void n43OtherTypesOfFileAreNamed() throws IOException {
        standing.refuses(DATA, over(write("a.csv", gzip(LINE))), "a.csv", "gzip", ".gz");
        refused(DATA, "PAR1\u0015\u0004", "bad.csv", "Parquet", "--format parquet");
        refused(DATA, "PK\u0003\u0004\u0014\0", "zip");
        refused(DATA, "<!DOCTYPE html><html><title>403</title>", "HTML page");
        refused(DATA, "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML document");
    }

    @Test
    void n43DamagedGzipIsNamed() throws IOException {
        byte[] whole = gzip(LINE);
        standing.refuses(
                DATA, over(write("cut.csv.gz", Arrays.copyOf(whole, whole.length - 9))), "cut.csv.gz", "damaged");
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 200_000; i++) {
            text.append(i * 7919L % 10_007).append(',').append(i).append('\n');
        }
        byte[] large = gzip(text.toString());
        standing.refuses(
                DATA, over(write("half.csv.gz", Arrays.copyOf(large, large.length / 2))), "half.csv.gz", "damaged");
        large[large.length / 2] ^= 0x55;
        standing.refuses(DATA, over(write("flip.csv.gz", large)), "flip.csv.gz");
    }

    @Test
    void n44NamesOfFilesAreTakenLiterally() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name :
                List.of("a b.csv", "a%20b.csv", "a*.csv", "a[1].csv", "a{b.csv", "a:b.csv", "a\nb.csv", "-a.csv")) {
            files.add(write(name, LINE));
        }
        StandingModel.Night night = twoXPlusOne(over(files.toArray(Path[]::new)));
        assertEquals(24, night.model().rows().used());
        assertEquals(8, night.model().provenance().inputs().size());
    }

    @Test
    void n45HiddenFilesAreSkippedAloudAndRefusedIfNamed() throws IOException {
        write("d/a.csv", LINE);
        Path hidden = write("d/_b.csv", "x,y\n1,100\n");
        assertTrue(twoXPlusOne(over(dir.resolve("d"))).told().contains("skipped 1 hidden"));
        standing.refuses(NO_INPUT, over(hidden), "_b.csv", "hidden");
    }

    @Test
    void n46DirectoriesOfPartitionsAddNoColumns() throws IOException {
        write("t/day=1/a.csv", LINE);
        write("t/day=2/a.csv", "x,y\n4,9\n");
        assertEquals(
                List.of("x"), twoXPlusOne(over(dir.resolve("t"))).model().line().features());
    }

    @Test
    void n47SeveralFormatsAreNotOneTable() throws IOException {
        write("m/a.csv", LINE);
        write("m/b.parquet", "PAR1");
        standing.refuses(DATA, over(dir.resolve("m")), "a.csv", "b.parquet", "--format");
    }

    @Test
    void n48AFileThatIsStillCopiedIsNotSettled() throws IOException {
        standing.refuses(DATA, over(write("a.csv._COPYING_", LINE)), "a.csv._COPYING_", "not settled");
    }

    @Test
    void n48AFileThatGrowsOrGoesWhileItIsReadIsNotTrusted() throws IOException {
        write("d/_note", "");
        Path file = write("d/a.csv", LINE);
        standing.refuses(
                DATA,
                over(dir.resolve("d")),
                note -> {},
                (epoch, state) -> append(file, "4,9\n"),
                "a.csv",
                "had 16 bytes and now has");
        write("d/a.csv", LINE);
        standing.refuses(
                DATA, over(dir.resolve("d")), note -> append(file, "5,11\n"), (epoch, state) -> {}, "a.csv", "now has");
        write("d/a.csv", LINE);
        standing.refuses(DATA, over(dir.resolve("d")), note -> delete(file), (epoch, state) -> {}, "a.csv", "there");
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, Files.readString(file) + text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void n49PipesDevicesAndLinkLoopsAreNoInput() throws Exception {
        standing.refuses(NO_INPUT, over(Path.of("/dev/null")), "/dev/null", "device");
        write("loop/a.csv", LINE);
        Files.createSymbolicLink(dir.resolve("loop/again"), dir.resolve("loop"));
        standing.refuses(NO_INPUT, over(dir.resolve("loop")), "symbolic link");
        Path fifo = dir.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0);
        standing.refuses(NO_INPUT, over(fifo), "pipe.csv", "regular file");
    }

    @Test
    void n50AFileThatMayNotBeReadIsNotSkipped() throws IOException {
        write("p/a.csv", LINE);
        write("p/secret.csv", LINE);
        spark.sparkContext().hadoopConfiguration().set("fs.guarded.impl", Guarded.class.getName());
        standing.refuses(
                NO_PERMISSION,
                run -> run.inputs = List.of("guarded://" + dir.resolve("p")),
                "secret.csv",
                "permission",
                "not skipped");
    }
}
