package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.ZStandardCodec;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad CSV input: each case with its exit code, and a message that names what is wrong, where, and the way out. */
class BadCsvIT {
    private static final BadRows FAIL = new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false));

    private static SparkSession spark;

    @TempDir
    Path dir;

    @BeforeAll
    static void open() {
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("bad csv")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void close() {
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

    private record Scanned(List<String> rows, ScanAccount account, TableSource source) {}

    private static Scanned scan(Settings settings) {
        TableSource source = Sources.open(spark, settings.settings());
        for (; ; ) {
            List<ScanReport> reports = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            for (Chunk chunk : source.chunks().collect()) {
                if (chunk.isBlock()) {
                    Block block = chunk.block();
                    for (int i = 0; i < block.rows(); i++) {
                        rows.add(block.feature(0)[i] + " " + block.label()[i]);
                    }
                } else {
                    reports.add(chunk.report());
                }
            }
            Optional<TableSource> again = source.recut(reports);
            if (again.isEmpty()) {
                return new Scanned(rows, source.account(reports), source);
            }
            source = again.get();
        }
    }

    private static void assertRefused(ExitCode code, Settings settings, String... parts) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> scan(settings).account().enforce(FAIL));
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), "no '" + part + "' in: " + refusal.getMessage());
        }
        assertEquals(code, refusal.code(), refusal.getMessage());
    }

    private void assertRejected(String text, String... parts) throws IOException {
        assertRefused(ExitCode.DATA, Settings.of(write("bad.csv", text)), parts);
    }

    private void assertRows(Settings settings, String... rows) {
        Scanned found = scan(settings);
        found.account().enforce(FAIL);
        assertEquals(List.of(rows), found.rows());
        found.source().verifyUnchanged();
    }

    @Test
    void line01EmptyFilesAreNoInputUnlessOthersHaveRows() throws IOException {
        Path empty = write("a.csv", "");
        assertRefused(ExitCode.NO_INPUT, Settings.of(empty), "a.csv", "empty");
        assertRefused(ExitCode.NO_INPUT, Settings.of(write("c.csv.gz", "")), "c.csv.gz", "empty");
        Path full = write("b.csv", "x,y\n1,2\n");
        Scanned found = scan(Settings.of(empty, full));
        assertEquals(List.of("1.0 2.0"), found.rows());
        assertTrue(found.source().notes().toString().contains("a.csv: an empty file"));
    }

    @Test
    void line02AHeaderAloneIsNoInput() throws IOException {
        assertRefused(ExitCode.NO_INPUT, Settings.of(write("a.csv", "x,y\n")), "a.csv", "only a header");
        assertRefused(ExitCode.NO_INPUT, Settings.of(write("b.csv", "x,y\n\n\r\n\n")), "no rows");
    }

    @Test
    void line03NumbersInPlaceOfAHeaderAreNamed() throws IOException {
        assertRejected("1.5,2\n3,4\n", "bad.csv", "1.5,2", "--no-header");
        assertRows(Settings.of(write("b.csv", "1.5,2\n3,4\n")).noHeader().label("c2"), "1.5 2.0", "3.0 4.0");
    }

    @Test
    void line04AByteOrderMarkIsStrippedAndNoted() throws IOException {
        Path file = write("a.csv", "\ufeffx,y\n1,2\n");
        assertRows(Settings.of(file), "1.0 2.0");
        assertTrue(scan(Settings.of(file)).source().notes().toString().contains("byte order mark"));
        assertRows(Settings.of(write("b.csv", "\ufeff1,2\n")).noHeader().label("c2"), "1.0 2.0");
    }

    @Test
    void line05OtherEncodingsAreNotUtf8() throws IOException {
        byte[] utf16 = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream withMark = new ByteArrayOutputStream();
        withMark.write(0xFF);
        withMark.write(0xFE);
        withMark.writeBytes(utf16);
        assertRefused(
                ExitCode.DATA, Settings.of(write("a.csv", withMark.toByteArray())), "UTF-16", "not UTF-8 at byte 0");
        assertRefused(ExitCode.DATA, Settings.of(write("b.csv", utf16)), "not UTF-8 at byte 1");
        byte[] latin = "x,y,caf\u00e9\n1,2,3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(ExitCode.DATA, Settings.of(write("c.csv", latin)), "c.csv, line 1", "not UTF-8 at byte 7");
        byte[] latinRow = "x,y\n1,2\n3,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(ExitCode.DATA, Settings.of(write("d.csv", latinRow)), "line 3", "not-text", "\\xE9", "UTF-8");
    }

    @Test
    void line06NulBytesAreRejected() throws IOException {
        assertRejected("x,y\n1,2\0\n", "line 2", "not-text", "\\x00");
    }

    @Test
    void line07LinesEndWithLfOrCrLf() throws IOException {
        assertRows(Settings.of(write("a.csv", "x,y\r\n1,2\n3,4\r\n")), "1.0 2.0", "3.0 4.0");
        assertRejected("x,y\n1,2\r3,4\n", "line 2", "lone-carriage-return", "1,2\\r3,4", "LF or CR LF");
        assertRejected("x,y\r1,2\r", "line 1", "carriage return");
    }

    @Test
    void line08TheLastLineNeedsNoEnd() throws IOException {
        assertRows(Settings.of(write("a.csv", "x,y\n1,2")), "1.0 2.0");
    }

    @Test
    void line09BlankLinesAreCountedAndAreNoRows() throws IOException {
        Path file = write("a.csv", "\nx,y\n\n1,2\n\r\n3,4\n\n");
        assertRows(Settings.of(file), "1.0 2.0", "3.0 4.0");
        assertTrue(scan(Settings.of(file)).account().notes().contains("3 blank lines, which are no rows"));
    }

    @Test
    void line10And11RowsMustHaveAsManyFieldsAsTheHeader() throws IOException {
        assertRejected("x,y\n1\n", "line 2", "too-few-fields", "\"1\"", "--delimiter");
        assertRejected("x,y\n1,2\n1,2,3\n", "line 3", "too-many-fields", "1,2,3");
        assertRejected("x,y\n1,2,\n", "line 2", "too-many-fields");
    }

    @Test
    void line12AnUnclosedQuoteIsNamedByTheLineWhereItOpened() throws IOException {
        assertRejected("x,y\n1,2\n3,\"4\n5,6\n7,8\n", "line 3", "unclosed-quote");
        assertRejected("x,\"y\n1,2\n", "bad.csv, line 1", "never closed");
    }

    @Test
    void line13QuotedLineBreaksAreReadRightHoweverTheFileIsCut() throws IOException {
        Path file = write("a.csv", "t,x,y\n\"a\nb\n\",1,2\n\"1\n2,3,4\n\",3,4\nz,x,6\n");
        for (int partitions = 1; partitions < 20; partitions++) {
            Settings settings = Settings.of(file).features("x").cut(partitions, 1);
            Scanned found = scan(settings);
            assertEquals(List.of("1.0 2.0", "3.0 4.0"), found.rows());
            assertRefused(ExitCode.DATA, settings, "line 8, column x: not-a-number");
        }
    }

    @Test
    void line14AQuoteInsideAnUnquotedFieldIsRejected() throws IOException {
        assertRejected("x,y\n1,2\"\n", "line 2", "stray-quote", "doubled");
        assertRejected("x,y\n1,\"2\" \n", "line 2", "stray-quote");
    }

    @Test
    void line15AWrongDelimiterIsGuessed() throws IOException {
        assertRejected("x;y\n1;2\n", "bad.csv", "x;y", "--delimiter ';'");
        assertRejected("x\ty\n1\t2\n", "--delimiter $'\\t'");
        assertRows(Settings.of(write("b.csv", "x;y\n1;2\n")).delimiter(';'), "1.0 2.0");
        assertRefused(ExitCode.DATA, Settings.of(write("c.csv", "x,y\n1,2\n")).delimiter(';'), "--delimiter ','");
        assertRefused(
                ExitCode.DATA, Settings.of(write("d.csv", "1|2\n")).noHeader().label("c2"), "--delimiter '|'");
    }

    @Test
    void line16ColumnsAreMatchedByName() throws IOException {
        Path a = write("a.csv", "x,y\n1,2\n");
        Path b = write("b.csv", "y,x\n4,3\n");
        assertRows(Settings.of(a, b), "1.0 2.0", "3.0 4.0");
    }

    @Test
    void line17ExtraAndMissingColumnsOfOneFileAreNamed() throws IOException {
        Path a = write("a.csv", "x,z,y\n1,0,2\n");
        Path b = write("b.csv", "x,y\n3,4\n");
        Path c = write("c.csv", "x,z,y,late\n5,0,6,0\n");
        assertRefused(ExitCode.DATA, Settings.of(a, b), "b.csv", "column z is missing", "a.csv, has x, z, y");
        assertRefused(ExitCode.DATA, Settings.of(a, c), "c.csv", "column late", "--features", "has x, z, y");
        assertRows(Settings.of(a, b, c).features("x"), "1.0 2.0", "3.0 4.0", "5.0 6.0");
        Path d = write("d.csv", "1,2\n");
        Path e = write("e.csv", "1,2,3\n");
        assertRefused(ExitCode.DATA, Settings.of(d, e).noHeader().label("c2"), "e.csv", "3 columns", "first file 2");
    }

    @Test
    void line18NamesThatAreTheSameAreRefused() throws IOException {
        assertRejected("x,x,y\n1,2,3\n", "bad.csv", "columns 1 and 2", "named x");
        assertRejected("x,X,y\n1,2,3\n", "columns 1 and 2", "but for case");
        assertRefused(
                ExitCode.DATA, Settings.of(write("a.csv", "x,X,y\n1,2,3\n")).features("x"), "but for case");
        assertRows(Settings.of(write("b.csv", "x,y,,\n1,2,,\n")).features("x"), "1.0 2.0");
    }

    @Test
    void line19ColumnNamesAreData() throws IOException {
        for (String name : List.of(
                "", "n".repeat(5_000), "a.b", "`a`", "__proto__", "<b>&amp;", "\ud83d\ude00", " x", "\"a,\nb\"", "1")) {
            assertRows(Settings.of(write("a.csv", name + ",y\n1,2\n")), "1.0 2.0");
        }
    }

    @Test
    void line20AHeaderInTheMiddleIsARejectedRow() throws IOException {
        assertRejected("x,y\n1,2\nx,y\n3,4\n", "line 3", "repeated-header");
    }

    @Test
    void line21CommentLinesAreRejected() throws IOException {
        assertRejected("x,y\n# made by hand\n1,2\n", "line 2", "too-few-fields", "# made by hand");
    }

    @Test
    void line22NanAndInfinityAreNoNumbersUnlessDeclaredMissing() throws IOException {
        for (String word : List.of("NaN", "nan", "Inf", "-Infinity")) {
            assertRejected(
                    "x,y\n1,2\n" + word + ",2\n", "line 3, column x", "not-a-number", word, "--missing '" + word);
        }
        Settings declared = Settings.of(write("a.csv", "x,y\n1,2\nNaN,2\n")).missing("NaN");
        assertRefused(ExitCode.DATA, declared, "line 3, column x: missing", "--bad-rows skip");
    }

    @Test
    void line23And24OverflowIsRejectedUnderflowIsCounted() throws IOException {
        assertRejected("x,y\n1e400,2\n", "line 2, column x: overflow", "1e400");
        Scanned found = scan(Settings.of(write("a.csv", "x,y\n1e-400,2\n")));
        assertEquals(List.of("0.0 2.0"), found.rows());
        assertTrue(found.account().notes().toString().contains("1 values too small"));
    }

    @Test
    void line25To28OtherWaysToWriteNumbersAreRejected() throws IOException {
        for (String text : List.of("1d", "2F", "0x1p3", "$4.00", "95%", "\u0661", "\u22121", "1\u00a0")) {
            assertRejected("x,y\n1,2\n" + text + ",2\n", "line 3, column x: not-a-number", "at most one point");
        }
        for (String text : List.of("\"1,5\"", "\"1.234,5\"", "\"1,234\"", "1 234", "1'234")) {
            assertRejected("x,y\n1,2\n" + text + ",2\n", "line 3, column x: not-a-number", "write 1234.5");
        }
        assertRejected("x,y\n1,5,2\n", "line 2: too-many-fields", "decimal commas");
    }

    @Test
    void line29BlanksAroundNumbersNeedTrim() throws IOException {
        assertRejected("x,y\n1, 2\n", "line 2, column y: not-a-number", "--trim");
        assertRows(Settings.of(write("a.csv", "x,y\n1 ,\t2\n")).trimmed(), "1.0 2.0");
    }

    @Test
    void line30UnusualNumbersAreRead() throws IOException {
        String digits = "3".repeat(400);
        assertRows(
                Settings.of(write("a.csv", "x,y\n+5,.5\n5.,-0\n0." + digits + ",1\n")),
                "5.0 0.5",
                "5.0 -0.0",
                "0.3333333333333333 1.0");
    }

    @Test
    void line31And32MissingValuesAreRejectedAndCounted() throws IOException {
        Path file = write("a.csv", "x,y\n1,2\n,2\n1,\n3,NA\n?,4\n");
        assertRefused(
                ExitCode.DATA,
                Settings.of(file).missing("NA", "?"),
                "4 of 5 rows",
                "read 5 = used 1 + rejected 4",
                "line 3, column x: missing",
                "line 4, column y: missing");
        Scanned found = scan(Settings.of(file).missing("NA", "?"));
        found.account().enforce(new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(4, false)));
        found.account().enforce(new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(80, true)));
        BadRows three = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(3, false));
        Refusal refusal = assertThrows(Refusal.class, () -> found.account().enforce(three));
        assertTrue(refusal.getMessage().contains("more than --max-bad-rows 3 allows"), refusal.getMessage());
        assertEquals(List.of("1.0 2.0"), found.rows());
        assertEquals(Map.of("x", 2L, "y", 2L), found.account().missing());
        assertRefused(
                ExitCode.DATA, Settings.of(file), "line 5, column y: not-a-number", "--missing 'NA'", "--missing '?'");
    }

    @Test
    void allRowsRejectedIsRefusedWhateverThePolicy() throws IOException {
        Scanned found = scan(Settings.of(write("a.csv", "x,y\n,2\n,3\n")));
        BadRows all = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(100, true));
        Refusal refusal = assertThrows(Refusal.class, () -> found.account().enforce(all));
        assertEquals(ExitCode.DATA, refusal.code());
        assertTrue(refusal.getMessage().contains("all 2 rows"), refusal.getMessage());
    }

    @Test
    void line33TextColumnsAreNamedWithTheOptionThatLeavesThemOut() throws IOException {
        Path file = write("a.csv", "day,x,name,z,y\n2020-01-01,1,bob,5,2\n2020-01-02,3,,6,4\n");
        assertRefused(
                ExitCode.DATA, Settings.of(file), "columns day, name of", "a.csv", "'2020-01-01'", "--features x,z");
        assertRows(Settings.of(file).features("x", "z"), "1.0 2.0", "3.0 4.0");
        assertRejected("x,y\n1,2\n2020-01-01,3\n", "line 3, column x: not-a-number", "2020-01-01");
        Path comma = write("b.csv", "x;z;y\n2,6;1;3\n");
        assertRefused(ExitCode.DATA, Settings.of(comma).delimiter(';'), "column x of", "decimals with a point");
    }

    @Test
    void line35TheSameFileTwiceIsAUsageError() throws IOException {
        Path file = write("d/a.csv", "x,y\n1,2\n");
        assertRefused(ExitCode.USAGE, Settings.of(file, file), "a.csv", "more than once", "--input");
        assertRefused(ExitCode.USAGE, Settings.of(file, dir.resolve("d")), "a.csv", "twice");
        Path link = Files.createSymbolicLink(dir.resolve("link.csv"), file);
        assertRefused(ExitCode.USAGE, Settings.of(file, link), "link.csv", "same file");
    }

    @Test
    void line38AndOthersColumnsThatDoNotFitAreConfigurationErrors() throws IOException {
        Path file = write("a.csv", "temp,rain,y\n1,2,3\n");
        assertRefused(ExitCode.CONFIG, Settings.of(file).features("temp", "y"), "y as feature", "label", "--features");
        assertRefused(ExitCode.CONFIG, Settings.of(file).features("temp", "temp"), "temp twice");
        assertRefused(ExitCode.CONFIG, Settings.of(file).features("Tmp"), "did you mean temp?", "temp, rain, y");
        assertRefused(ExitCode.CONFIG, Settings.of(file).label("z"), "z of --label", "temp, rain, y");
        assertRefused(ExitCode.CONFIG, Settings.of(file).weight("y"), "label and as weight");
        Path blank = write("b.csv", "x, y\n1,2\n");
        assertRefused(ExitCode.CONFIG, Settings.of(blank), "did you mean ' y'?", "blanks are part of the name");
    }

    @Test
    void line39And42OneEndlessLineIsPassedOverAtTheLimit() throws IOException {
        Path file = dir.resolve("long.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("x,y\n1,2\n3,".getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = "0".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
            out.write("\n5,6\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(List.of("1.0 2.0", "5.0 6.0"), scan(Settings.of(file)).rows());
        assertRefused(ExitCode.DATA, Settings.of(file), "line 3: line-too-long", "1 of 3 rows");
    }

    @Test
    void line40ThousandsOfColumnsAreRead() throws IOException {
        StringBuilder header = new StringBuilder();
        StringBuilder row = new StringBuilder();
        for (int c = 0; c < 20_480; c++) {
            header.append("x").append(c).append(',');
            row.append(c).append(',');
        }
        Path file = write("wide.csv", header + "y\n" + row + "1\n" + row + "2\n");
        Scanned found = scan(Settings.of(file));
        assertEquals(List.of("0.0 1.0", "0.0 2.0"), found.rows());
        assertEquals(20_480, found.source().columns().features().size());
    }

    @Test
    void line41ManySmallFilesShareBlocksAndPartitions() throws IOException {
        for (int i = 0; i < 500; i++) {
            write("many/part-" + i, "x,y\n" + i + ",1\n" + (i % 100 == 7 ? "x,1\n" : ""));
        }
        TableSource source =
                Sources.open(spark, Settings.of(dir.resolve("many")).settings());
        assertEquals(1, source.chunks().getNumPartitions());
        List<Chunk> chunks = source.chunks().collect();
        assertEquals(1, chunks.stream().filter(Chunk::isBlock).count());
        List<ScanReport> reports = chunks.stream()
                .filter(chunk -> !chunk.isBlock())
                .map(Chunk::report)
                .toList();
        ScanAccount account = source.account(reports);
        assertEquals(500, account.rows().used());
        assertEquals(5, account.rows().rejected());
        assertTrue(account.rejects().stream()
                .allMatch(r -> r.position() == 3 && r.file().endsWith("7")));
    }

    @Test
    void line43OtherTypesOfFileAreNamed() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("x,y\n1,2\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertRefused(ExitCode.DATA, Settings.of(write("a.csv", zipped.toByteArray())), "a.csv", "gzip", ".gz");
        assertRefused(ExitCode.DATA, Settings.of(write("b.csv", "PAR1\u0015\u0004")), "Parquet", "--format parquet");
        assertRefused(ExitCode.DATA, Settings.of(write("c.csv", "PK\u0003\u0004\u0014\0")), "zip");
        assertRefused(ExitCode.DATA, Settings.of(write("d.csv", "\n <!DOCTYPE html><html>")), "HTML page");
        assertRefused(ExitCode.DATA, Settings.of(write("e.csv", "<?xml version=\"1.0\"?><Error>")), "XML document");
        assertRefused(ExitCode.DATA, Settings.of(write("f.csv.gz", "x,y\n1,2\n")), "f.csv.gz", "damaged");
        assertRows(Settings.of(write("g.csv", "ORCID,y\n1,2\n")), "1.0 2.0");
    }

    @Test
    void line44NamesAreTakenLiterally() throws IOException {
        for (String name : List.of(
                "a b.csv", "a%20b.csv", "a*.csv", "a[1].csv", "a{b.csv", "a:b.csv", "a\nb.csv", "-a.csv", "a\\b.csv")) {
            assertRows(Settings.of(write(name, "x,y\n1,2\n")), "1.0 2.0");
        }
        assertRows(Settings.of(dir.resolve("a*.csv")), "1.0 2.0");
        assertRefused(ExitCode.NO_INPUT, Settings.of(dir + "/?*.csv"), "colon");
        Files.delete(dir.resolve("a*.csv"));
        Files.delete(dir.resolve("a:b.csv"));
        Scanned glob = scan(Settings.of(dir + "/a [b].csv", dir + "/a*{20b,1]}.csv"));
        assertEquals(3, glob.source().files().size());
        assertRefused(ExitCode.NO_INPUT, Settings.of(dir.resolve("nothing-*.csv")), "matches nothing");
        assertRefused(ExitCode.NO_INPUT, Settings.of(dir.resolve("none{.csv")), "no such file");
    }

    @Test
    void line45And48HiddenFilesAreNotedAndNeverDataIfNamed() throws IOException {
        write("d/a.csv", "x,y\n1,2\n");
        Path hidden = write("d/_b.csv", "x,y\n3,4\n");
        write("d/.c.csv", "x,y\n5,6\n");
        Path copying = write("d/e.csv._COPYING_", "x,y\n7,8\n");
        Scanned found = scan(Settings.of(dir.resolve("d")));
        assertEquals(List.of("1.0 2.0"), found.rows());
        String notes = found.source().notes().toString();
        assertTrue(
                notes.contains("skipped 3 hidden") && notes.contains("_b.csv") && notes.contains("e.csv._COPYING_"),
                notes);
        assertRefused(ExitCode.NO_INPUT, Settings.of(hidden), "_b.csv", "hidden");
        assertRefused(ExitCode.DATA, Settings.of(copying), "not settled");
        Path alone = write("h/_only.csv", "x,y\n1,2\n");
        assertRefused(ExitCode.NO_INPUT, Settings.of(alone.getParent()), "no files", "_only.csv");
    }

    @Test
    void line46PartitionDirectoriesArePlainDirectories() throws IOException {
        write("t/day=1/a.csv", "x,y\n1,2\n");
        write("t/day=2/a.csv", "x,y\n3,4\n");
        Scanned found = scan(Settings.of(dir.resolve("t")));
        assertEquals(List.of("1.0 2.0", "3.0 4.0"), found.rows());
        assertEquals(List.of("x"), found.source().columns().features());
    }

    @Test
    void line47SeveralFormatsInOneInputAreRefused() throws IOException {
        write("m/a.csv", "x,y\n1,2\n");
        write("m/b.parquet", "PAR1");
        assertRefused(ExitCode.DATA, Settings.of(dir.resolve("m")), "csv (", "parquet (", "--format");
    }

    @Test
    void line48AFileThatGrowsWhileItIsReadIsNotTrusted() throws IOException {
        Path file = write("a.csv", "x,y\n1,2\n");
        TableSource source = Sources.open(spark, Settings.of(file).settings());
        source.verifyUnchanged();
        Files.writeString(file, "x,y\n1,2\n3,4\n");
        Refusal grown = assertThrows(Refusal.class, source::verifyUnchanged);
        assertEquals(ExitCode.DATA, grown.code());
        assertTrue(grown.getMessage().contains("had 8 bytes and now has 12"), grown.getMessage());
        Files.writeString(file, "x,y\n5,6\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThrows(Refusal.class, source::verifyUnchanged);
        Files.delete(file);
        assertThrows(Refusal.class, source::verifyUnchanged);
    }

    @Test
    void line49PipesDevicesAndLinkLoopsAreNoInput() throws Exception {
        Path fifo = dir.resolve("pipe.csv");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0);
        assertRefused(ExitCode.NO_INPUT, Settings.of(fifo), "pipe.csv", "regular file");
        assertRefused(ExitCode.NO_INPUT, Settings.of("/dev/null"), "device");
        write("loop/a.csv", "x,y\n1,2\n");
        Files.createSymbolicLink(dir.resolve("loop/again"), dir.resolve("loop"));
        assertRefused(ExitCode.NO_INPUT, Settings.of(dir.resolve("loop")), "symbolic link");
        Path self = Files.createSymbolicLink(dir.resolve("self.csv"), dir.resolve("self.csv"));
        assertRefused(ExitCode.NO_INPUT, Settings.of(self), "self.csv");
    }

    @Test
    void line50AnUnreadableFileAmongOthersIsNotSkipped() throws IOException {
        write("p/a.csv", "x,y\n1,2\n");
        write("p/secret.csv", "x,y\n3,4\n");
        spark.sparkContext().hadoopConfiguration().set("fs.guarded.impl", GuardedFileSystem.class.getName());
        assertRefused(
                ExitCode.NO_PERMISSION,
                Settings.of("guarded://" + dir.resolve("p")),
                "secret.csv",
                "permission",
                "not skipped");
    }

    /** Local files, of which some may not be read; root, who runs tests in containers, may read any real one. */
    public static final class GuardedFileSystem extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("guarded:///");
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize) throws IOException {
            if (path.getName().contains("secret")) {
                throw new AccessControlException("Permission denied: user=nobody, access=READ");
            }
            return super.open(path, bufferSize);
        }
    }

    @Test
    void missingInputAndUnknownFileSystemsAreTold() {
        assertRefused(ExitCode.NO_INPUT, Settings.of(dir.resolve("none.csv")), "none.csv", "no such file");
        assertRefused(ExitCode.CONFIG, Settings.of("nofs://host/a.csv"), "nofs", "--packages");
        assertRefused(ExitCode.CONFIG, Settings.of("https://host/a.csv"), "download");
        Refusal refusal = assertThrows(Refusal.class, () -> scan(Settings.of("s3a://key:planted-secret@bucket/a.csv")));
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertFalse(refusal.getMessage().contains("planted-secret"));
    }

    @Test
    void compressedFilesGiveTheSameRowsAndDamagedOnesAreRefused() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            text.append(i * 7919 % 10_007).append(',').append(i).append('\n');
            rows.add(i * 7919 % 10_007 + ".0 " + i + ".0");
        }
        byte[] plain = text.toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gz)) {
            out.write(plain);
        }
        BZip2Codec bzip2 = new BZip2Codec();
        bzip2.setConf(new Configuration(false));
        ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
        try (OutputStream out = bzip2.createOutputStream(bz2)) {
            out.write(plain);
        }
        assertRows(Settings.of(write("a.csv", plain)).cut(7, 1), rows.toArray(new String[0]));
        assertRows(Settings.of(write("a.csv.gz", gz.toByteArray())).cut(7, 1), rows.toArray(new String[0]));
        assertRows(Settings.of(write("a.csv.bz2", bz2.toByteArray())).cut(7, 1), rows.toArray(new String[0]));
        byte[] two = Arrays.copyOf(gz.toByteArray(), 2 * gz.size());
        System.arraycopy(gz.toByteArray(), 0, two, gz.size(), gz.size());
        assertRefused(ExitCode.DATA, Settings.of(write("two.csv.gz", two)), "line 20002: repeated-header");
        for (ByteArrayOutputStream packed : List.of(gz, bz2)) {
            String end = packed == gz ? ".gz" : ".bz2";
            for (int cut : new int[] {packed.size() - 1, packed.size() - 9, packed.size() / 2}) {
                byte[] half = Arrays.copyOf(packed.toByteArray(), cut);
                assertRefused(ExitCode.DATA, Settings.of(write("half.csv" + end, half)), "half.csv" + end, "damaged");
            }
            byte[] flipped = packed.toByteArray();
            flipped[flipped.length / 2] ^= 0x55;
            assertRefused(ExitCode.DATA, Settings.of(write("flip.csv" + end, flipped)), "flip.csv" + end);
        }
    }

    @Test
    void aCodecThatIsNotInstalledIsNamed() throws IOException {
        Settings settings = Settings.of(write("a.csv.zst", "x,y\n1,2\n"));
        Refusal refusal = assertThrows(Refusal.class, () -> scan(settings));
        ExitCode expected = ZStandardCodec.isNativeCodeLoaded() ? ExitCode.DATA : ExitCode.CONFIG;
        assertEquals(expected, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("a.csv.zst"), refusal.getMessage());
    }

    @Test
    void samplesAreTheFirstOfEachReasonInFileAndLineOrder() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 3_000; i++) {
            text.append(i % 2 == 0 ? "bad," : ",").append(i).append('\n');
        }
        Path file = write("a.csv", text + "1,1\n");
        Scanned found = scan(Settings.of(file).features("x").cut(9, 1));
        assertEquals(3_000, found.account().rows().rejected());
        List<Reject> missing = found.account().rejects().stream()
                .filter(reject -> reject.reason() == RejectReason.MISSING)
                .toList();
        assertEquals(1_000, missing.size());
        for (int i = 0; i < missing.size(); i++) {
            assertEquals(3 + 2 * i, missing.get(i).position());
        }
    }
}
