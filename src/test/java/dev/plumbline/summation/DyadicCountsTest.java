package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DyadicCountsTest extends AccumulatorContract<DyadicCounts> {
    @Override
    DyadicCounts empty() {
        return new DyadicCounts();
    }

    @Override
    void add(DyadicCounts counts, double[] values, int from, int to) {
        counts.add(Arrays.copyOfRange(values, from, to), to - from);
    }

    @Override
    void merge(DyadicCounts into, DyadicCounts other) {
        into.merge(other);
    }

    @Override
    double[] answers(DyadicCounts counts) {
        DyadicAxis axis = counts.axis();
        double[] answers = new double[4 + DyadicCounts.BINS];
        answers[0] = counts.isFinite() ? 1 : 0;
        answers[1] = axis.from();
        answers[2] = axis.width();
        answers[3] = axis.bins();
        long[] all = counts.counts();
        assertEquals(axis.bins(), all.length);
        for (int i = 0; i < all.length; i++) {
            answers[4 + i] = all[i];
        }
        return answers;
    }

    @Override
    double[] oracle(double[] values) {
        BinsOracle bins = new BinsOracle(values, DyadicCounts.BINS);
        double[] answers = new double[4 + DyadicCounts.BINS];
        answers[0] = Arrays.stream(values).allMatch(Double::isFinite) ? 1 : 0;
        answers[1] = bins.from;
        answers[2] = bins.width;
        answers[3] = bins.bins;
        for (int i = 0; i < values.length && bins.bins > 0; i++) {
            answers[4 + bins.bin(i)]++;
        }
        return answers;
    }

    @Override
    void write(DyadicCounts counts, DataOutput out) throws IOException {
        counts.writeTo(out);
    }

    @Override
    DyadicCounts read(DataInput in) throws IOException {
        return DyadicCounts.readFrom(in);
    }

    @Test
    void farFromZeroBinsAreAsFineAsTheSpreadAsksFor() {
        double[] seconds = new double[10_000];
        Random random = new Random(3);
        Arrays.setAll(seconds, i -> 1.7e9 + random.nextDouble());
        DyadicCounts counts = of(seconds);
        assertEquals(0x1p-12, counts.axis().width());
        assertEquals(1.7e9, counts.axis().from());
        assertEquals(4_096, counts.axis().bins());
        assertEquals(10_000, Arrays.stream(counts.counts()).sum());
    }

    @Test
    void wholeRangeOfDoublesHasBinsOfFiniteWidth() {
        DyadicCounts counts = of(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MIN_VALUE, 0});
        assertEquals(0x1p1013, counts.axis().width());
        assertEquals(-0x1p1023 * 2 + 0x1p1013, counts.axis().from() + 0x1p1013, "the first bin begins at -2^1024");
        assertEquals(DyadicCounts.BINS, counts.axis().bins());
        assertEquals(1, counts.counts()[2_047], "the smallest number below 0");
        assertEquals(1, counts.counts()[2_048], "0");
    }

    @Test
    void valuesThatRiseRowByRowAreCountedAsTheyAreInAnyOrder() {
        double[] rising = new double[5_000];
        Arrays.setAll(rising, i -> Math.scalb(1.0, i / 5) + i);
        double[] falling = new double[rising.length];
        Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
        assertArrayEquals(bytes(of(rising)), bytes(of(falling)));
    }

    @Test
    void whatCannotBeCountedSpoilsAllOfIt() {
        DyadicCounts spoilt = of(new double[] {1, Double.NaN});
        assertFalse(spoilt.isFinite());
        spoilt.merge(of(new double[] {1, 2}));
        assertFalse(spoilt.isFinite());
        assertEquals(0, spoilt.counts().length);
        DyadicCounts sound = of(new double[] {1, 2});
        assertTrue(sound.isFinite());
        sound.merge(spoilt);
        assertArrayEquals(bytes(spoilt), bytes(sound));
    }

    @Test
    void aManyFoldCountTakesAFewBytes() {
        DyadicCounts counts = of(new double[] {0, 1});
        for (int i = 0; i < 40; i++) {
            DyadicCounts twice = of(new double[0]);
            twice.merge(counts);
            counts.merge(twice);
        }
        assertEquals(1L << 40, counts.counts()[0]);
        assertTrue(bytes(counts).length < 40, bytes(counts).length + " bytes");
    }
}
