package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What crosses the wire comes back whole, under both of Spark's serializers. */
class WireTest {
    private static final List<SerializerInstance> SERIALIZERS = List.of(
            new JavaSerializer(new SparkConf(false)).newInstance(),
            new KryoSerializer(new SparkConf(false)).newInstance());

    private static <T> T trip(SerializerInstance serializer, T value) {
        return serializer.deserialize(
                serializer.serialize(value, ClassTag$.MODULE$.apply(value.getClass())),
                ClassTag$.MODULE$.apply(value.getClass()));
    }

    private static ScanReport report() {
        long[] rejected = new long[RejectReason.values().length];
        rejected[RejectReason.MISSING.ordinal()] = 3;
        List<Reject> samples = List.of(new Reject("f", 7, "x", RejectReason.MISSING, ""));
        return new ScanReport(1, 2, 3, 4, 5, 9, 6, rejected, samples, 8, 10, 11, "damaged", new long[] {0, 2});
    }

    @Test
    void reportsWithTheirRejects() {
        for (SerializerInstance serializer : SERIALIZERS) {
            Chunk chunk = trip(serializer, Chunk.of(report()));
            assertTrue(!chunk.isBlock());
            ScanReport back = chunk.report();
            assertArrayEquals(new long[] {1, 2, 3, 4, 5, 9, 6, 3, 3, 8, 10, 11}, new long[] {
                back.file(),
                back.split(),
                back.firstRecord(),
                back.endOfRecords(),
                back.lines(),
                back.read(),
                back.used(),
                back.rejected(RejectReason.MISSING),
                back.rejected(),
                back.blankLines(),
                back.underflows(),
                back.inexactIntegers()
            });
            assertEquals("damaged", back.fault());
            assertArrayEquals(new long[] {0, 2, 0}, new long[] {back.missing(0), back.missing(1), back.missing(2)});
            Reject reject = back.samples().get(0);
            assertEquals(
                    "f 7 x MISSING ",
                    reject.file() + " " + reject.position() + " " + reject.column() + " " + reject.reason() + " "
                            + reject.excerpt());
        }
    }

    @Test
    void blocks() {
        for (SerializerInstance serializer : SERIALIZERS) {
            Block block = new Block(2, new double[][] {{1, 2}}, new double[] {3, 4}, null, true);
            Block back = trip(serializer, Chunk.of(block)).block();
            assertArrayEquals(new double[] {1, 2}, back.feature(0));
            assertArrayEquals(new double[] {3, 4}, back.label());
            assertTrue(back.heldOut() && back.weight() == null && back.rows() == 2);
        }
    }

    @Test
    void splitsOfAPartition() {
        for (SerializerInstance serializer : SERIALIZERS) {
            ArrayList<CsvSplit> splits = new ArrayList<>(List.of(new CsvSplit(1, 2, "file:/a b", 3, 4, 5)));
            CsvSplit back = trip(serializer, splits).get(0);
            assertEquals(
                    "1 2 file:/a b 3 4 5",
                    back.file() + " " + back.index() + " " + back.path() + " " + back.start() + " " + back.end() + " "
                            + back.layout());
        }
    }

    @Test
    void dialectAndLayout() {
        for (SerializerInstance serializer : SERIALIZERS) {
            CsvDialect dialect = trip(serializer, new CsvDialect(';', true, List.of("NA")));
            byte[] na = "NA".getBytes(StandardCharsets.UTF_8);
            assertTrue(dialect.delimiter() == ';' && dialect.trim() && dialect.isMissing(na, 0, 2));
            Columns columns = new Columns("y", List.of("x"), Optional.of("w"));
            byte[] header = "w,y,t,x".getBytes(StandardCharsets.UTF_8);
            CsvLayout layout = trip(serializer, new CsvLayout(List.of("w", "y", "t", "x"), columns, header));
            assertArrayEquals(new int[] {2, 1, CsvLayout.SKIP, 0}, layout.slots());
            assertTrue(layout.isWeight(0) && layout.isHeader(header, 0, header.length));
            assertEquals("x", layout.name(3));
        }
    }
}
