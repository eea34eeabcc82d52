package dev.plumbline.job;

import static dev.plumbline.model.ExitCode.CONFIG;
import static dev.plumbline.model.ExitCode.DATA;
import static dev.plumbline.model.ExitCode.NO_INPUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.source.BadRows;
import dev.plumbline.train.EpochListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.format.AesGcmV1;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.format.FileCryptoMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad Parquet as a user meets it: one case for each kind, by its number in the project's list of bad input, through a
 * whole run of {@code train}. What the reader says in detail is held beside the reader.
 */
class BadParquetIT {
    private static final int ROWS = 1_000;
    private static final int TAIL = 8;

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
                .appName("bad parquet")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        standing = StandingModel.in(spark, shared);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** One file in the directory {@code table} with these columns over {@code id} from 0. */
    private Path write(String name, String... columns) throws IOException {
        return write(name, ROWS, true, columns);
    }

    private Path write(String name, int rows, boolean checksums, String... columns) throws IOException {
        Path written = dir.resolve("written-" + name);
        spark.range(0, rows, 1, 1)
                .selectExpr(columns)
                .write()
                .option("parquet.page.write-checksum.enabled", Boolean.toString(checksums))
                .option("parquet.enable.dictionary", "false")
                .option("parquet.block.size", "4096")
                .option("parquet.page.size", "2048")
                .option("parquet.page.size.row.check.min", "100")
                .option("parquet.block.size.row.check.min", "100")
                .parquet(written.toString());
        Path table = Files.createDirectories(dir.resolve("table"));
        try (Stream<Path> files = Files.list(written)) {
            Path only = files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
            return Files.move(only, table.resolve(name));
        }
    }

    private Path line(String name) throws IOException {
        return write(name, "id / 4D x", "id / 2D + 1 y");
    }

    private Consumer<TrainRun> table() {
        return run -> run.over(dir.resolve("table"));
    }

    private static StandingModel.Night twoXPlusOne(Consumer<TrainRun> change) {
        StandingModel.Night night = standing.publishes(change);
        assertEquals(1, night.intercept(), 1e-9);
        assertEquals(2, night.model().line().slopes()[0], 1e-9);
        return night;
    }

    @Test
    void n51WhatIsNoWholeParquetIsRefused() throws IOException {
        Path whole = line("a.parquet");
        byte[] bytes = Files.readAllBytes(whole);
        Path bad = whole.resolveSibling("b.parquet");
        for (int length : new int[] {0, 4, bytes.length / 2, bytes.length - 1}) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            standing.refuses(DATA, table(), "b.parquet", "as Parquet");
        }
        Files.write(bad, "x,y\n1,2\n3,4\n5,6\n7,8\n".getBytes(StandardCharsets.US_ASCII));
        standing.refuses(DATA, table(), "b.parquet", "as Parquet");
        Files.write(bad, new byte[0]);
        standing.refuses(NO_INPUT, run -> run.over(bad), "b.parquet", "empty");
    }

    @Test
    void n52AFlippedBitIsFoundByItsChecksumInAnyRowGroup() throws IOException {
        Path file = write("a.parquet", "rand(1) x", "rand(2) y");
        List<Integer> pages = pages(file);
        assertTrue(pages.size() >= 4, pages.toString());
        for (int page : List.of(pages.get(0), pages.get(pages.size() - 1))) {
            damaged(file, page + 200, 1, "a.parquet", "damaged");
        }
    }

    @Test
    void n52FilesWithoutChecksumsAreTold() throws IOException {
        write("a.parquet", ROWS, false, "id / 4D x", "id / 2D + 1 y");
        assertTrue(twoXPlusOne(table()).told().contains("carry no page checksums"));
    }

    @Test
    void n52DamageThatWasFoundWithoutAChecksumIsNoFailureOfTheDisk() throws IOException {
        Path file = write("a.parquet", ROWS, false, "id / 4D x", "id / 2D + 1 y");
        List<Integer> pages = pages(file);
        for (int page : List.of(pages.get(0), pages.get(pages.size() - 1))) {
            damaged(file, page, 0xFF, "a.parquet");
            damaged(file, page + 1, 0xFF, "a.parquet");
        }
    }

    /** Refused while this byte is other than it was. */
    private void damaged(Path file, int at, int change, String... parts) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) change;
        Files.write(file, flipped);
        standing.refuses(DATA, table(), parts);
        Files.write(file, bytes);
    }

    @Test
    void n53AColumnThatIsMissingInOneFileIsNamed() throws IOException {
        line("a.parquet");
        write("b.parquet", "id / 2D y", "id z");
        standing.refuses(DATA, table(), "b.parquet", "a.parquet", "column x (double) is missing");
    }

    @Test
    void n54AnotherTypeInOneFileIsNamed() throws IOException {
        line("a.parquet");
        write("b.parquet", "cast(id as int) x", "id / 2D y");
        standing.refuses(DATA, table(), "b.parquet", "a.parquet", "column x is int32 here and double there");
    }

    @Test
    void n55DecimalsAndIntegersAreReadAndWhatIsRoundedIsTold() throws IOException {
        write("a.parquet", "cast(id / 4D as decimal(12, 4)) x", "cast(id / 2D + 1 as float) y");
        twoXPlusOne(table());
        Path wide = write("b.parquet", 10, true, "9007199254740993L + id x", "id y");
        assertTrue(standing.publishes(run -> run.over(wide)).told().contains("integers above 2^53"));
    }

    @Test
    void n55And63DatesTimesAndBooleansAreNoNumbers() throws IOException {
        write(
                "a.parquet",
                "id x",
                "date_add(date'1500-01-01', cast(id as int)) day",
                "timestamp_seconds(id) at",
                "id % 2 = 0 even",
                "id y");
        standing.refuses(DATA, table(), "columns day, at, even", "a.parquet", "--features x");
        for (String column : List.of("day", "at", "even")) {
            standing.refuses(DATA, table().andThen(run -> run.features = List.of(column)), "column " + column, "write");
        }
        spark.conf().set("spark.sql.parquet.outputTimestampType", "INT96");
        Path old = write("b.parquet", "timestamp_seconds(id) x", "id y");
        spark.conf().unset("spark.sql.parquet.outputTimestampType");
        standing.refuses(DATA, run -> run.over(old).features = List.of("x"), "column x", "timestamp");
    }

    @Test
    void n56NestedColumnsAreRefusedOnlyIfTheyAreSelected() throws IOException {
        write(
                "a.parquet",
                "id / 4D x",
                "array(id) l",
                "struct(id) s",
                "map(id, 1) m",
                "binary('a') b",
                "id / 2D + 1 y");
        standing.refuses(DATA, table(), "columns l, s, m, b", "--features x");
        standing.refuses(DATA, table().andThen(run -> run.features = List.of("l")), "column l", "as feature");
        twoXPlusOne(table().andThen(run -> run.features = List.of("x")));
    }

    @Test
    void n57CellsThatAreNoNumbersAreBadRowsByTheirNumber() throws IOException {
        write(
                "a.parquet",
                "case id when 3 then double('NaN') when 5 then double('Infinity') when 7 then null else id / 4D end x",
                "case id when 9 then null else id / 2D + 1 end y");
        standing.refuses(
                DATA,
                table(),
                "a.parquet, row 4, column x",
                "a.parquet, row 8, column x: missing",
                "a.parquet, row 10, column y: missing",
                "read 1000 = used 996 + rejected 4",
                "--bad-rows skip");
        StandingModel.Night night = twoXPlusOne(
                table().andThen(run -> run.badRows = new BadRows(BadRows.Policy.SKIP, new BadRows.Limit(1, true))));
        assertEquals(4, night.model().rows().rejected());
    }

    @Test
    void anOptionThatParquetWouldIgnoreIsRefused() throws IOException {
        line("a.parquet");
        standing.refuses(CONFIG, table().andThen(run -> run.missing = List.of("-200")), "--missing -200", "Parquet");
        standing.refuses(CONFIG, table().andThen(run -> run.trim = true), "--trim", "CSV only");
        standing.refuses(CONFIG, table().andThen(run -> run.delimiter = ';'), "--delimiter", "CSV only");
        standing.refuses(CONFIG, table().andThen(run -> run.header = false), "--no-header", "CSV only");
    }

    @Test
    void n58ATableWithoutRowsIsNoInput() throws IOException {
        Path none = write("a.parquet", 0, true, "id / 4D x", "id / 2D y");
        standing.refuses(NO_INPUT, run -> run.over(none), "a.parquet", "no file has a row");
        line("b.parquet");
        assertEquals(ROWS, twoXPlusOne(table()).model().rows().used());
    }

    @Test
    void n59AnEncryptedFooterIsNamed() throws IOException {
        FileCryptoMetaData crypto = new FileCryptoMetaData(EncryptionAlgorithm.AES_GCM_V1(new AesGcmV1()));
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileCryptoMetaData(crypto, footer);
        footer.writeBytes(new byte[64]);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("PARE".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[100]);
        file.writeBytes(ended(footer.toByteArray(), "PARE"));
        Path encrypted = Files.write(dir.resolve("secret.parquet"), file.toByteArray());
        standing.refuses(DATA, run -> run.over(encrypted), "secret.parquet", "encrypted");
    }

    @Test
    void n59AnUnknownCodecIsNamed() throws IOException {
        Path file = line("a.parquet");
        edit(file, column -> column.setCodec(CompressionCodec.LZO));
        standing.refuses(DATA, table(), "a.parquet", "lzo");
    }

    @Test
    void n60TheDataCountNotTheirStatistics() throws IOException {
        Path file = line("a.parquet");
        byte[] zero = new byte[Double.BYTES];
        edit(
                file,
                column -> column.setStatistics(
                        new Statistics().setMin_value(zero).setMax_value(zero).setNull_count(7)));
        assertEquals(ROWS, twoXPlusOne(table()).model().rows().used());
    }

    @Test
    void n62NamesThatDifferInCaseAreRefused() throws IOException {
        line("a.parquet");
        write("b.parquet", "id / 4D X", "id / 2D + 1 y");
        standing.refuses(DATA, table(), "b.parquet", "x (double) is written X (double)");
    }

    @Test
    void aColumnThatIsNotThereIsAMistakeOfTheSettings() throws IOException {
        write("a.parquet", "id price", "id y");
        standing.refuses(CONFIG, table().andThen(run -> run.features = List.of("prize")), "did you mean price?");
        standing.refuses(CONFIG, table().andThen(run -> run.label = "Y"), "--label", "did you mean y?");
    }

    @Test
    void aFileThatGoesOrChangesWhileItIsReadIsNotTrusted() throws IOException {
        Path file = line("a.parquet");
        Files.createFile(dir.resolve("table/_note"));
        byte[] bytes = Files.readAllBytes(file);
        standing.refuses(DATA, table(), note -> remove(file), EpochListener.NONE, "a.parquet", "gone");
        for (byte[] other :
                List.of(Arrays.copyOf(bytes, bytes.length / 2), "x,y\n1,2\n".getBytes(StandardCharsets.US_ASCII))) {
            Files.write(file, bytes);
            standing.refuses(DATA, table(), note -> replace(file, other), EpochListener.NONE, "a.parquet");
        }
        Files.write(file, bytes);
        standing.refuses(DATA, table(), note -> {}, (epoch, state) -> remove(file), "a.parquet", "gone");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int footerLength(byte[] file) {
        return ByteBuffer.wrap(file, file.length - TAIL, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    /** Where the first page of each column chunk begins. */
    private static List<Integer> pages(Path file) throws IOException {
        return footer(Files.readAllBytes(file)).getRow_groups().stream()
                .flatMap(group -> group.getColumns().stream())
                .map(chunk -> Math.toIntExact(chunk.getMeta_data().getData_page_offset()))
                .toList();
    }

    private static FileMetaData footer(byte[] bytes) throws IOException {
        int start = bytes.length - TAIL - footerLength(bytes);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, start, bytes.length - start));
    }

    /** Writes a file's footer again with every column chunk changed. */
    private static void edit(Path file, Consumer<ColumnMetaData> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = bytes.length - TAIL - footerLength(bytes);
        FileMetaData footer = footer(bytes);
        footer.getRow_groups()
                .forEach(group -> group.getColumns().forEach(chunk -> change.accept(chunk.getMeta_data())));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, written);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(bytes, 0, start);
        whole.writeBytes(ended(written.toByteArray(), "PAR1"));
        Files.write(file, whole.toByteArray());
    }

    private static byte[] ended(byte[] footer, String magic) {
        return ByteBuffer.allocate(footer.length + TAIL)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(footer)
                .putInt(footer.length)
                .put(magic.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
