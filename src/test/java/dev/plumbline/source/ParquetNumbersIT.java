package dev.plumbline.source;

import static dev.plumbline.source.RowFixtures.open;
import static dev.plumbline.source.RowFixtures.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.source.RowFixtures.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetNumbersIT {
    private static SparkSession spark;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() {
        spark = RowFixtures.session("local[2]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private ParquetWriter<Group> writer(MessageType type, String name, long groupBytes) throws Exception {
        Configuration conf = new Configuration();
        return ExampleParquetWriter.builder(HadoopOutputFile.fromPath(
                        new org.apache.hadoop.fs.Path(dir.resolve(name).toString()), conf))
                .withType(type)
                .withConf(conf)
                .withRowGroupSize(groupBytes)
                .withDictionaryEncoding(false)
                .withPageWriteChecksumEnabled(false)
                .build();
    }

    @Test
    void integersThatNoDoubleHoldsAreCountedAndUsed() {
        String path = dir.resolve("long").toString();
        long two53 = 1L << 53;
        spark.range(0, 1, 1, 1)
                .selectExpr("explode(array(" + two53 + "L, " + (two53 + 1) + "L, " + (two53 + 2) + "L, -" + (two53 + 1)
                        + "L, " + Long.MAX_VALUE + "L, 7L)) x")
                .selectExpr("x", "1D y")
                .write()
                .parquet(path);
        Scan scan = Scan.of(open(spark, settings(path, "y")));
        ScanAccount account = scan.account();
        assertEquals(6, account.rows().used());
        assertEquals(
                3,
                scan.reports().stream().mapToLong(ScanReport::inexactIntegers).sum());
        assertEquals(1, account.notes().size());
        assertTrue(account.notes().get(0).startsWith("3 "), account.notes().get(0));
        assertTrue(scan.rows().contains("[9.007199254740992E15, 1.0]"));
    }

    @Test
    void decimalsOfMoreDigitsThanADoubleAreCounted() {
        String path = dir.resolve("decimal").toString();
        spark.range(0, 100, 1, 1)
                .selectExpr(
                        "cast('1234567890123456789012345678.123' as decimal(38,3)) + id as large",
                        "cast('0.1' as decimal(3,1)) as small",
                        "cast('9007199254740993' as decimal(17,0)) as whole",
                        "1D y")
                .write()
                .parquet(path);
        Scan scan = Scan.of(open(spark, settings(path, "y")));
        assertEquals(100, scan.account().rows().used());
        assertEquals(
                200,
                scan.reports().stream().mapToLong(ScanReport::inexactIntegers).sum());
    }

    @Test
    void unsignedIntegersAreReadAsWhatTheyMean() throws Exception {
        MessageType type = MessageTypeParser.parseMessageType("message m { required int32 a (INTEGER(8,false));"
                + " required int32 b (INTEGER(16,false)); required int32 c (INTEGER(32,false));"
                + " required int64 d (INTEGER(64,false)); required double y; }");
        try (ParquetWriter<Group> writer = writer(type, "unsigned.parquet", 1 << 20)) {
            writer.write(new SimpleGroupFactory(type)
                    .newGroup()
                    .append("a", 200)
                    .append("b", 60_000)
                    .append("c", -1)
                    .append("d", Long.MIN_VALUE)
                    .append("y", 1.5));
        }
        Scan scan = Scan.of(open(spark, settings(dir.resolve("unsigned.parquet").toString(), "y")));
        assertEquals(List.of(Arrays.toString(new double[] {200, 60_000, 0x1p32 - 1, 0x1p63, 1.5})), scan.rows());
        assertTrue(
                scan.source().notes().get(0).contains("no page checksums"),
                scan.source().notes().toString());
    }

    @Test
    void rowsAreNumberedThroughAllRowGroupsOfAFile() throws Exception {
        MessageType type = MessageTypeParser.parseMessageType("message m { required double x; required double y; }");
        SimpleGroupFactory rows = new SimpleGroupFactory(type);
        for (String name : List.of("a.parquet", "b.parquet")) {
            try (ParquetWriter<Group> writer = writer(type, name, 16 << 10)) {
                for (int i = 1; i <= 20_000; i++) {
                    boolean bad = i == 1 || i == 7_777 || i == 20_000;
                    writer.write(
                            rows.newGroup().append("x", bad ? Double.NaN : i).append("y", (double) i));
                }
            }
        }
        for (int partitions : new int[] {1, 5, 37}) {
            SourceSettings settings = RowFixtures.cut(settings(dir.toString(), "y"), partitions);
            Scan scan = Scan.of(open(spark, settings));
            List<String> places = scan.account().rejects().stream()
                    .map(r -> r.file().substring(r.file().lastIndexOf('/') + 1) + " " + r.position())
                    .toList();
            assertEquals(
                    List.of(
                            "a.parquet 1",
                            "a.parquet 7777",
                            "a.parquet 20000",
                            "b.parquet 1",
                            "b.parquet 7777",
                            "b.parquet 20000"),
                    places,
                    partitions + " partitions");
            assertEquals(39_994, scan.rows().size());
            List<ParquetFooter> footers =
                    new ParquetFooters(new Configuration()).read(scan.source().files());
            assertEquals(ParquetCut.plan(footers, partitions, 2).size(), scan.partitions());
            assertTrue(partitions == 1 || scan.reports().size() > 2, "files were not cut");
        }
    }

    @Test
    void aWideTableStaysColumnar() {
        int width = 320;
        String[] columns = IntStream.range(0, width)
                .mapToObj(j -> j == width - 1 ? "double(id) y" : "id * " + j + "D x" + j)
                .toArray(String[]::new);
        String path = dir.resolve("wide").toString();
        spark.range(0, 1500, 1, 1).selectExpr(columns).write().parquet(path);
        Scan scan = Scan.of(open(spark, settings(path, "y")));
        assertEquals(List.of(), scan.source().notes());
        assertEquals(width - 1, scan.source().columns().features().size());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            double[] cells = new double[width];
            for (int j = 0; j < width - 1; j++) {
                cells[j] = (double) i * j;
            }
            cells[width - 1] = i;
            expected.add(Arrays.toString(cells));
        }
        Collections.sort(expected);
        assertEquals(expected, scan.rows());
    }

    @Test
    void featuresKeepTheModelsOrderWhateverTheFilesIs() {
        String path = dir.resolve("order").toString();
        spark.range(0, 10, 1, 1)
                .selectExpr("id a", "id * 10 b", "id * 100 y", "id * 1000 c")
                .write()
                .parquet(path);
        Scan scan = Scan.of(open(spark, settings(path, "y", "c", "a", "b")));
        List<String> expected = new ArrayList<>();
        for (Row row : spark.range(10).selectExpr("double(id)").collectAsList()) {
            double id = row.getDouble(0);
            expected.add(Arrays.toString(new double[] {1000 * id, id, 10 * id, 100 * id}));
        }
        Collections.sort(expected);
        assertEquals(expected, scan.rows());
    }
}
