package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.Column;
import dev.plumbline.kernel.EpochPoint;
import dev.plumbline.kernel.GradientSum;
import dev.plumbline.kernel.Kernels;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.kernel.Narrowing;
import dev.plumbline.kernel.Reach;
import dev.plumbline.model.Density;
import dev.plumbline.model.LinearModel;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanReport;
import dev.plumbline.summation.ExactMoments;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag$;

/** What an epoch and a load send comes over whole under both of Spark's serializers, and works on the other side. */
class WireTest {
    private static final LinearModel MODEL =
            new LinearModel("y", List.of("a", "b"), new double[] {0.1, -3}, new double[] {1, 7}, 5, 0, true);
    private static final double[][] X = {{1, 2, 3e6, -0.0}, {0.7, 1e-9, -4, 8}};
    private static final double[] Y = {0.3, -1, 1e5, 2};
    private static final double[] W = {1, 0.5, 2, 3};
    private static final Reach REACH = new Reach(new double[] {0.5, 1}, 0.25, new double[] {3e6, 10}, 1e5, 3);

    static Stream<Serializer> serializers() {
        return Stream.of(new JavaSerializer(new SparkConf(false)), new KryoSerializer(new SparkConf(false)));
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void blocksKeepTheirRowsAndTheirSide(Serializer serializer) {
        for (double[] weight : new double[][] {W, null}) {
            for (boolean heldOut : new boolean[] {false, true}) {
                Block over = trip(serializer, new Block(3, X, Y, weight, heldOut));
                assertEquals(3, over.rows());
                assertEquals(heldOut, over.heldOut());
                assertArrayEquals(X, over.features());
                assertArrayEquals(Y, over.label());
                assertArrayEquals(weight, over.weight());
                assertEquals(-1.0, Math.copySign(1, over.feature(0)[3]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void narrowBlocksKeepTheirFormsAndTheirBits(Serializer serializer) {
        double[][] x = {
            {7, 7, 7}, {1, -2, 3}, {12.34, 0.01, -5}, {1e6, -1, 0.5}, {0.1f, -0.0, 3e38f}, {0.1, 1e-9, Math.PI}
        };
        for (double[] weight : new double[][] {W, null}) {
            for (boolean heldOut : new boolean[] {false, true}) {
                NarrowBlock here = new Narrowing(x.length).narrow(new Block(3, x, Y, weight, heldOut));
                List<String> forms = new ArrayList<>();
                for (int j = 0; j < x.length; j++) {
                    forms.add(here.feature(j).form());
                }
                assertEquals(List.of("constant", "short", "short / 1e2", "int / 1e1", "float", "double"), forms);
                assertSameRows(here, trip(serializer, here));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void pointsGiveTheSameBitsOfAGradientOnTheOtherSide(Serializer serializer) {
        for (int folds : new int[] {2, 3}) {
            EpochPoint here = point(folds);
            EpochPoint over = trip(serializer, here);
            assertEquals(folds, over.folds());
            assertEquals(2, over.featureCount());
            assertSameSums(sum(here), sum(over));
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void gradientSumsCanBeMergedOnTheOtherSide(Serializer serializer) throws Exception {
        for (int folds : new int[] {2, 3}) {
            GradientSum here = sum(point(folds)).merge(sum(point(folds)));
            EpochGradient.Merge merge = trip(serializer, new EpochGradient.Merge());
            GradientSum over = merge.call(trip(serializer, sum(point(folds))), trip(serializer, sum(point(folds))));
            assertSameSums(here, over);
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void gradientSumsTakeNoMoreThanIsPlannedFor(Serializer serializer) {
        for (int features : new int[] {1, 200, 2_000}) {
            double[] zeros = new double[features];
            Reach reach = new Reach(zeros, 0, zeros, 1, 1);
            for (int folds : new int[] {2, 3}) {
                GradientSum sum = new GradientSum(EpochPoint.of(zeros, 0.5, reach, folds));
                int bytes = serializer
                        .newInstance()
                        .serialize(sum, ClassTag$.MODULE$.apply(GradientSum.class))
                        .remaining();
                assertTrue(bytes <= GradientSum.wireBytes(features, folds), features + " features: " + bytes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void theTaskOfAnEpochWorksOnTheOtherSide(Serializer serializer) {
        EpochGradient over = trip(serializer, new EpochGradient(new Held<>(point(2))));
        Iterator<GradientSum> sums = over.call(List.of(block(), NarrowBlock.asRead(new Block(4, X, Y, W, true)))
                .iterator());
        assertSameSums(sum(point(2)), sums.next());
        assertFalse(sums.hasNext());
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void loadedBlocksAndSummariesStayApart(Serializer serializer) {
        Loaded block = trip(serializer, new Loaded(block()));
        assertNull(block.summary());
        assertSameRows(block(), block.block());
        Loaded summary = trip(serializer, new Loaded(new PartitionSummary(List.of(report()), moments(), null)));
        assertNull(summary.block());
        assertNull(summary.summary().heldOut());
        assertSameMoments(moments(), summary.summary().training());
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void summariesKeepReportsAndBothMoments(Serializer serializer) {
        ExactMoments apart = new ExactMoments(3, ExactMoments.Detail.SQUARES_ONLY);
        PartitionSummary over = trip(serializer, new PartitionSummary(List.of(report()), moments(), apart));
        assertEquals(1, over.reports().size());
        assertEquals(6, over.reports().get(0).used());
        assertEquals(2, over.reports().get(0).rejected(RejectReason.MISSING));
        over.training().merge(moments());
        ExactMoments twice = moments();
        twice.merge(moments());
        assertSameMoments(twice, over.training());
        assertEquals(0, over.heldOut().count());
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void theTaskOfALoadWorksOnTheOtherSide(Serializer serializer) {
        for (double holdout : new double[] {0, 50}) {
            loadsTheSame(serializer, load(holdout));
            loadsTheSame(serializer, load(holdout).in(LoadPartition.Form.NARROW));
            loadsTheSame(serializer, load(holdout).with(Pictures.TAKEN));
        }
    }

    private static void loadsTheSame(Serializer serializer, LoadPartition here) {
        List<Loaded> expected = loaded(here);
        List<Loaded> found = loaded(trip(serializer, here));
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size() - 1; i++) {
            assertSameRows(expected.get(i).block(), found.get(i).block());
            assertSameRows(
                    expected.get(i).block(), trip(serializer, found.get(i)).block());
        }
        PartitionSummary last = expected.get(expected.size() - 1).summary();
        PartitionSummary over = trip(serializer, found.get(found.size() - 1)).summary();
        assertSameMoments(last.training(), over.training());
        if (last.grids() == null) {
            assertNull(over.grids());
        } else {
            assertSameGrids(last.grids().merged(last.grids()), over.grids().merged(last.grids()));
        }
    }

    private static void assertSameGrids(PackedGrids expected, PackedGrids found) {
        for (int j = 0; j < 2; j++) {
            Density one = Pictures.density(expected.open(), j);
            Density other = Pictures.density(found.open(), j);
            assertEquals(one.across(), other.across());
            assertEquals(one.up(), other.up());
            assertArrayEquals(one.counts(), other.counts());
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void hashesChooseTheSameRowsOnTheOtherSide(Serializer serializer) {
        RowHash here = new RowHash(-9, 40);
        RowHash over = trip(serializer, here);
        for (int i = 0; i < Y.length; i++) {
            assertEquals(here.hash(Y[i], X, i, W[i]), over.hash(Y[i], X, i, W[i]));
            assertEquals(here.chosen(Y[i], X, i, W[i]), over.chosen(Y[i], X, i, W[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void scoresCanBeAddedToOnTheOtherSide(Serializer serializer) {
        Line line = new Line(
                new LinearModel("y", List.of("a", "b"), new double[] {0.1, -3}, new double[] {1, 7}, 5, 0, true));
        Score here = new Score();
        here.add(block(), line);
        Score over = trip(serializer, here);
        here.add(block(), line);
        over.add(block(), trip(serializer, line));
        assertEquals(here.metrics(3), over.metrics(3));
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void theTaskOfAResidualScanWorksOnTheOtherSideAndItsPartsCanBeMerged(Serializer serializer) throws Exception {
        Line line = new Line(MODEL);
        ResidualScan.MergeParts merge = trip(serializer, new ResidualScan.MergeParts());
        ResidualScan.ScoreLoaded here =
                new ResidualScan.ScoreLoaded(new Held<>(new Line[] {line, line}), Pictures.TAKEN);
        ResidualScan.ScoreLoaded over = trip(serializer, here);
        ResidualScan.Part twice = merge.call(trip(serializer, part(over)), trip(serializer, part(over)));
        ResidualScan.Part expected = merge.call(part(here), part(here));
        assertSameMoments(expected.summary().training(), twice.summary().training());
        assertEquals(2, twice.summary().reports().size());
        assertEquals(result(expected).training(), result(twice).training());
        assertEquals(result(expected).heldOut(), result(twice).heldOut());
        assertArrayEquals(histogram(expected), histogram(twice));
        assertEquals(
                expected.summary().training().count(),
                java.util.Arrays.stream(histogram(twice)).sum());
        assertTrue(result(twice).heldOut().isPresent());
    }

    private static ResidualScan.Part part(ResidualScan.ScoreLoaded task) {
        Iterator<ResidualScan.Part> parts = task.call(loaded(load(50)).iterator());
        ResidualScan.Part part = parts.next();
        assertFalse(parts.hasNext());
        return part;
    }

    private static long[] histogram(ResidualScan.Part part) {
        return result(part).residuals().orElseThrow().all().counts();
    }

    private static ScorePass.Result result(ResidualScan.Part part) {
        List<ScorePass.Result> results = part.scores()
                .results(part.summary().training(), Optional.of(part.summary().heldOut()), List.of(MODEL, MODEL));
        assertEquals(results.get(0).training(), results.get(1).training());
        return results.get(0);
    }

    private static LoadPartition load(double holdoutPercent) {
        EngineSettings settings = new EngineSettings(
                EngineSettings.Kind.ROWS, 200, EngineSettings.Storage.MEMORY, holdoutPercent, 3, false);
        Columns columns = new Columns("y", List.of("a", "b"), Optional.of("w"));
        return LoadPartition.of(columns, settings, ExactMoments.Detail.ALL_PRODUCTS, ExactMoments.Detail.SQUARES_ONLY);
    }

    private static List<Loaded> loaded(LoadPartition load) {
        List<Loaded> found = new ArrayList<>();
        load.call(List.of(Chunk.of(new Block(4, X, Y, W, false)), Chunk.of(report()))
                        .iterator())
                .forEachRemaining(found::add);
        return found;
    }

    private static NarrowBlock block() {
        return NarrowBlock.asRead(new Block(4, X, Y, W, false));
    }

    private static EpochPoint point(int folds) {
        return EpochPoint.of(new double[] {0.1, -1e-3}, 7, REACH, folds);
    }

    private static GradientSum sum(EpochPoint at) {
        GradientSum sum = new GradientSum(at);
        Kernels.scalar().accumulate(block(), at, sum);
        Kernels.scalar().accumulate(NarrowBlock.asRead(new Block(4, X, Y, W, true)), at, sum);
        return sum;
    }

    private static ExactMoments moments() {
        ExactMoments moments = new ExactMoments(3, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(new double[][] {X[0], X[1], Y}, W, 4);
        return moments;
    }

    private static ScanReport report() {
        long[] rejected = new long[RejectReason.values().length];
        rejected[RejectReason.MISSING.ordinal()] = 2;
        return new ScanReport(0, 1, 2, 3, 4, 8, 6, rejected, List.of(), 0, 0, 0);
    }

    private static void assertSameSums(GradientSum expected, GradientSum found) {
        assertEquals(expected.squares(), found.squares());
        assertEquals(expected.residuals(), found.residuals());
        assertEquals(expected.heldOutSquares(), found.heldOutSquares());
        for (int j = 0; j < X.length; j++) {
            assertEquals(expected.residualsTimesFeature(j), found.residualsTimesFeature(j));
        }
        assertTrue(expected.squares() > 0 && expected.heldOutSquares() > 0);
    }

    private static void assertSameRows(NarrowBlock expected, NarrowBlock found) {
        assertEquals(expected.rows(), found.rows());
        assertEquals(expected.heldOut(), found.heldOut());
        assertEquals(expected.featureCount(), found.featureCount());
        for (int j = 0; j < expected.featureCount(); j++) {
            assertSameColumn(expected.feature(j), found.feature(j), expected.rows());
        }
        assertSameColumn(expected.label(), found.label(), expected.rows());
        if (expected.weight() == null) {
            assertNull(found.weight());
        } else {
            assertSameColumn(expected.weight(), found.weight(), expected.rows());
        }
    }

    private static void assertSameColumn(Column expected, Column found, int rows) {
        assertEquals(expected.form(), found.form());
        double[] here = new double[rows];
        double[] there = new double[rows];
        expected.copy(0, rows, here);
        found.copy(0, rows, there);
        for (int i = 0; i < rows; i++) {
            assertEquals(Double.doubleToRawLongBits(here[i]), Double.doubleToRawLongBits(there[i]), found.form());
        }
    }

    private static void assertSameMoments(ExactMoments expected, ExactMoments found) {
        assertArrayEquals(bytes(expected), bytes(found));
    }

    private static byte[] bytes(ExactMoments moments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            moments.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T trip(Serializer serializer, T value) {
        SerializerInstance instance = serializer.newInstance();
        return instance.deserialize(
                instance.serialize(value, ClassTag$.MODULE$.apply(value.getClass())),
                ClassTag$.MODULE$.apply(value.getClass()));
    }

    /** A broadcast without Spark: it travels with its value. */
    private static final class Held<T extends java.io.Serializable> extends Broadcast<T> {
        private static final long serialVersionUID = 1L;

        private final T value;

        Held(T value) {
            super(1, ClassTag$.MODULE$.apply(value.getClass()));
            this.value = value;
        }

        @Override
        public T getValue() {
            return value;
        }

        @Override
        public void doUnpersist(boolean blocking) {}

        @Override
        public void doDestroy(boolean blocking) {}
    }
}
