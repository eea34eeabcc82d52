package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.PredictionBand;
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

    @Test
    void bandsReachAsFarOnTheOtherSide() {
        PredictionBand band = new PredictionBand(
                PredictionBand.Kind.OBSERVATION, 1.97, 0.3, new double[][] {{0.1}, {-0.02, 3}, {1e-5, 0.7, 0.011}});
        for (SerializerInstance serializer : SERIALIZERS) {
            Band over = trip(serializer, new Band(band, MODEL));
            for (double[] x : new double[][] {{1e6 / 3, 0.1}, {-1e-300, 1e17}, {7, -0.0}, {1e300, 0}}) {
                double[] z = {x[0] - MODEL.centre()[0], x[1] - MODEL.centre()[1], 1};
                assertEquals(band.reach(z), over.reach(x, new double[3]));
            }
        }
    }

    @Test
    void spreadsComeOverWholeAndCanBeMerged() {
        Ranges ranges = new Ranges(new double[] {0, 5}, new double[] {2, 7});
        double[][] x = {{-0.5, 0, 2, 2.5}, {6, 6, 6, 8}};
        for (SerializerInstance serializer : SERIALIZERS) {
            StreamPart part = new StreamPart(2);
            part.features().add(new Block(4, x, new double[4], null, false), trip(serializer, ranges));
            FeatureSpread over =
                    trip(serializer, part).merge(trip(serializer, part)).features();
            assertEquals(8, over.moments().count());
            assertEquals(1.0, over.moments().mean(0));
            assertEquals(4, over.outside(0));
            assertEquals(2, over.outside(1));
        }
    }
}
