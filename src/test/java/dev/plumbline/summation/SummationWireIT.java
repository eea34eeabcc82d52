package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag$;

/** What crosses the wire comes over whole under both of Spark's serializers, and can be added to on the other side. */
class SummationWireIT {
    static Stream<Serializer> serializers() {
        return Stream.of(new JavaSerializer(new SparkConf(false)), new KryoSerializer(new SparkConf(false)));
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void sumsCrossTheWire(Serializer serializer) throws IOException {
        ExactSum sum = new ExactSum();
        ExactSum empty = roundTrip(serializer, sum);
        assertTrue(empty.isZero());
        empty.add(2);
        assertEquals(2, empty.toDouble());
        for (double x : new double[] {1e300, -Double.MIN_VALUE, 3, Double.NaN}) {
            sum.add(x);
            ExactSum over = roundTrip(serializer, sum);
            over.addProduct(x, x);
            ExactSum here = ExactSum.readFrom(Wire.reading(sum::writeTo));
            here.addProduct(x, x);
            assertArrayEquals(Wire.bytes(here::writeTo), Wire.bytes(over::writeTo));
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void momentsCrossTheWire(Serializer serializer) throws IOException {
        for (ExactMoments.Detail detail : ExactMoments.Detail.values()) {
            ExactMoments moments = new ExactMoments(3, detail);
            Random random = new Random(7);
            double[][] columns = new double[3][2_000];
            for (double[] column : columns) {
                for (int r = 0; r < column.length; r++) {
                    column[r] = 1e9 + random.nextGaussian();
                }
            }
            for (int round = 0; round < 3; round++) {
                ExactMoments over = roundTrip(serializer, moments);
                moments.add(columns, null, 2_000);
                over.add(columns, null, 2_000);
                assertArrayEquals(Wire.bytes(moments::writeTo), Wire.bytes(over::writeTo));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void momentsOfManyColumnsAreSmallOnTheWire(Serializer serializer) throws IOException {
        ExactMoments moments = new ExactMoments(201, ExactMoments.Detail.ALL_PRODUCTS);
        double[][] columns = new double[201][10];
        Random random = new Random(8);
        for (double[] column : columns) {
            for (int r = 0; r < column.length; r++) {
                column[r] = random.nextGaussian();
            }
        }
        moments.add(columns, null, 10);
        int sums = 201 * 203 / 2;
        ByteBuffer bytes = serializer.newInstance().serialize(moments, ClassTag$.MODULE$.Object());
        assertTrue(bytes.remaining() < 100 * sums, bytes.remaining() + " bytes for " + sums + " sums");
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void binsCrossTheWire(Serializer serializer) throws IOException {
        DyadicGrids grids = new DyadicGrids(2);
        DyadicCounts counts = new DyadicCounts();
        Random random = new Random(9);
        for (int round = 0; round < 3; round++) {
            double[][] columns = new double[3][2_000];
            for (double[] column : columns) {
                for (int r = 0; r < column.length; r++) {
                    column[r] = round * random.nextGaussian();
                }
            }
            DyadicGrids gridsOver = roundTrip(serializer, grids);
            gridsOver.add(columns, columns[2], 2_000);
            grids.add(columns, columns[2], 2_000);
            assertArrayEquals(Wire.bytes(grids::writeTo), Wire.bytes(gridsOver::writeTo));
            DyadicCounts countsOver = roundTrip(serializer, counts);
            countsOver.add(columns[0], 2_000);
            counts.add(columns[0], 2_000);
            assertArrayEquals(Wire.bytes(counts::writeTo), Wire.bytes(countsOver::writeTo));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T roundTrip(Serializer serializer, T value) {
        SerializerInstance instance = serializer.newInstance();
        return (T)
                instance.deserialize(instance.serialize(value, ClassTag$.MODULE$.Object()), ClassTag$.MODULE$.Object());
    }
}
