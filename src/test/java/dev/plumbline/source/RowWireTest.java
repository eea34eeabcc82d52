package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What is sent to tasks does its work after the journey, under both of Spark's serializers. */
class RowWireTest {
    private static final List<SerializerInstance> SERIALIZERS = List.of(
            new JavaSerializer(new SparkConf(false)).newInstance(),
            new KryoSerializer(new SparkConf(false)).newInstance());
    private static final StructType SCHEMA =
            new StructType().add("x", DataTypes.DoubleType).add("y", DataTypes.LongType);
    private static final Columns COLUMNS = new Columns("y", List.of("x"), Optional.empty());
    private static final RowPlaces.Index INDEX = new RowPlaces.Index("table t", List.of());

    private static <T> T trip(SerializerInstance serializer, T value) {
        return serializer.deserialize(
                serializer.serialize(value, ClassTag$.MODULE$.apply(value.getClass())),
                ClassTag$.MODULE$.apply(value.getClass()));
    }

    private static <T> void scans(Function2<Integer, Iterator<T>, Iterator<Chunk>> scan, List<T> rows)
            throws Exception {
        for (SerializerInstance serializer : SERIALIZERS) {
            Iterator<Chunk> chunks = trip(serializer, scan).call(4, rows.iterator());
            Chunk block = chunks.next();
            assertEquals(1, block.block().rows());
            assertEquals(2.5, block.block().feature(0)[0]);
            assertEquals(7.0, block.block().label()[0]);
            ScanReport report = trip(serializer, chunks.next()).report();
            assertFalse(chunks.hasNext());
            assertEquals(2, report.read());
            assertEquals(1, report.rejected(RejectReason.MISSING));
            assertEquals(0, report.missing(0));
            assertEquals(1, report.missing(1));
            Reject reject = report.samples().get(0);
            assertEquals("table t, partition 5 1 y", reject.file() + " " + reject.position() + " " + reject.column());
        }
    }

    @Test
    void theScanOfBatches() throws Exception {
        OnHeapColumnVector[] vectors = OnHeapColumnVector.allocateColumns(2, SCHEMA);
        vectors[0].putDouble(0, 2.5);
        vectors[0].putDouble(1, 3.5);
        vectors[1].putLong(0, 7);
        vectors[1].putNull(1);
        scans(new ColumnarScan(new ColumnarLayout(COLUMNS, SCHEMA), INDEX), List.of(new ColumnarBatch(vectors, 2)));
    }

    @Test
    void theScanOfRows() throws Exception {
        InternalRow good = new GenericInternalRow(new Object[] {2.5, 7L});
        InternalRow bad = new GenericInternalRow(new Object[] {3.5, null});
        scans(new RowScan(new ColumnarLayout(COLUMNS, SCHEMA), INDEX), List.of(good, bad));
    }

    @Test
    void theValuesOfASyntheticTable() {
        SyntheticRows rows = new SyntheticRows(2, 1, 3, 4);
        for (SerializerInstance serializer : SERIALIZERS) {
            assertEquals(rows.value(5, 2), trip(serializer, rows).value(5, 2));
        }
    }
}
