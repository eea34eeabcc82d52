package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.source.Reject;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanReport;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag$;

/** What a stream sends comes over whole under both of Spark's serializers, and can be added to on the other side. */
class StreamWireTest {
    private static final List<SerializerInstance> SERIALIZERS = List.of(
            new JavaSerializer(new SparkConf(false)).newInstance(),
            new KryoSerializer(new SparkConf(false)).newInstance());
    private static final LinearModel MODEL =
            new LinearModel("y", List.of("a", "b"), new double[] {0.1, -3}, new double[] {1e6 / 3, 7}, 5, 0, true);

    private static <T> T trip(SerializerInstance serializer, T value) {
        return serializer.deserialize(
                serializer.serialize(value, ClassTag$.MODULE$.apply(value.getClass())),
                ClassTag$.MODULE$.apply(value.getClass()));
    }

    private static StreamPart part(Line line) {
        double[][] x = {{1, 2, 3e6}, {0.7, 1e-9, -4}};
        double[] y = {0.3, -1, 1e5};
        StreamPart part = new StreamPart();
        part.score().add(NarrowBlock.asRead(new Block(3, x, y, null, false)), line);
        part.label().add(new double[][] {y}, null, 3);
        long[] rejected = new long[RejectReason.values().length];
        rejected[RejectReason.MISSING.ordinal()] = 1;
        Reject reject = new Reject("f", 4, "a", RejectReason.MISSING, "");
        part.reports().add(new ScanReport(0, 1, 2, 3, 4, 4, 3, rejected, List.of(reject), 0, 0, 0));
        return part;
    }

    @Test
    void partsComeOverWholeAndCanBeMerged() {
        Line line = new Line(MODEL);
        StreamPart here = part(line).merge(part(line));
        for (SerializerInstance serializer : SERIALIZERS) {
            StreamPart over = trip(serializer, part(line)).merge(trip(serializer, part(line)));
            assertEquals(
                    here.score().metrics(here.label().centredProduct(0, 0)),
                    over.score().metrics(over.label().centredProduct(0, 0)));
            assertEquals(2, over.reports().size());
            assertEquals(1, over.reports().get(1).rejected(RejectReason.MISSING));
            assertEquals("a", over.reports().get(1).samples().get(0).column());
        }
    }

    @Test
    void linesPredictTheSameBitsOnTheOtherSideOneByOneAndInTiles() {
        double[][] rows = {{1e6 / 3, 0.1}, {-1e-300, 1e17}, {7, -0.0}};
        for (SerializerInstance serializer : SERIALIZERS) {
            Line over = trip(serializer, new Line(MODEL));
            for (double[] x : rows) {
                double[] tile = new double[1];
                Block block = new Block(1, new double[][] {{x[0]}, {x[1]}}, new double[1], null, false);
                over.predict(NarrowBlock.asRead(block), 0, 1, new double[1], tile);
                assertEquals(MODEL.predict(x), over.predict(x));
                assertEquals(MODEL.predict(x), tile[0]);
            }
        }
    }
}
