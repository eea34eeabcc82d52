package dev.plumbline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowHashTest {
    private static final int ROWS = 100_000;

    /** The second half of the key: "plumblin". */
    private static final long KEY = 0x706c756d626c696eL;

    @Test
    void theOracleGivesThePublishedValues() {
        // Key 00 01 .. 0f, message 00 01 .. of each length. Fifteen bytes: appendix A of the paper; the others: the
        // table of the authors' reference implementation.
        long[][] published = {
            {0, 0x726fdb47dd0e0e31L}, {8, 0x93f5f5799a932462L}, {15, 0xa129ca6149be45e5L}, {16, 0x3f2acc7f57c29bdbL}
        };
        for (long[] vector : published) {
            byte[] message = new byte[(int) vector[0]];
            for (int i = 0; i < message.length; i++) {
                message[i] = (byte) i;
            }
            long hash = SipHashOracle.hash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, message);
            assertEquals(Long.toHexString(vector[1]), Long.toHexString(hash), "length " + vector[0]);
        }
    }

    @Test
    void aRowIsHashedAsTheBytesOfLabelFeaturesAndWeight() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int features = random.nextInt(40);
            ByteBuffer bytes = ByteBuffer.allocate(8 * (features + 2)).order(ByteOrder.LITTLE_ENDIAN);
            double label = bits(random);
            bytes.putDouble(label);
            double[][] columns = new double[features][3];
            for (double[] column : columns) {
                column[2] = bits(random);
                bytes.putDouble(column[2]);
            }
            double weight = random.nextDouble(0.1, 9);
            bytes.putDouble(weight);
            long expected = SipHashOracle.hash(seed * KEY, KEY, bytes.array());
            assertEquals(expected, new RowHash(seed * KEY, 10).hash(label, columns, 2, weight), "seed " + seed);
        }
    }

    @Test
    void minusZeroIsZeroInEveryPlace() {
        RowHash hash = new RowHash(5, 10);
        long expected = hash.hash(0.0, new double[][] {{0.0}, {0.0}}, 0, 1);
        assertEquals(expected, hash.hash(-0.0, new double[][] {{0.0}, {0.0}}, 0, 1));
        assertEquals(expected, hash.hash(0.0, new double[][] {{-0.0}, {0.0}}, 0, 1));
        assertEquals(expected, hash.hash(0.0, new double[][] {{0.0}, {-0.0}}, 0, 1));
    }

    @Test
    void thePlaceOfAValueMatters() {
        RowHash hash = new RowHash(5, 10);
        long expected = hash.hash(1, new double[][] {{2}, {3}}, 0, 4);
        assertNotEquals(expected, hash.hash(2, new double[][] {{1}, {3}}, 0, 4));
        assertNotEquals(expected, hash.hash(1, new double[][] {{3}, {2}}, 0, 4));
        assertNotEquals(expected, hash.hash(1, new double[][] {{2}, {4}}, 0, 3));
    }

    @Test
    void theShareOfRowsIsWhatWasAskedFor() {
        for (double percent : new double[] {0.1, 1, 10, 20, 50, 90, 99.9}) {
            for (long seed = 1; seed <= 5; seed++) {
                boolean[] chosen = chosen(seed, percent, 0);
                double p = percent / 100;
                // Five standard deviations of the binomial: a fair hash fails one run in a million.
                double room = 5 * Math.sqrt(ROWS * p * (1 - p));
                assertEquals(ROWS * p, count(chosen), room, percent + " percent, seed " + seed);
            }
        }
    }

    @Test
    void anotherSeedChoosesIndependently() {
        boolean[] one = chosen(1, 20, 0);
        boolean[] other = chosen(2, 20, 0);
        int both = 0;
        for (int i = 0; i < ROWS; i++) {
            both += one[i] && other[i] ? 1 : 0;
        }
        assertEquals(ROWS * 0.04, both, 5 * Math.sqrt(ROWS * 0.04 * 0.96));
    }

    @Test
    void moreRowsAreChosenOnTopOfThoseChosenBefore() {
        boolean[] few = chosen(3, 10, 0);
        boolean[] more = chosen(3, 30, 0);
        for (int i = 0; i < ROWS; i++) {
            assertTrue(!few[i] || more[i], "row " + i);
        }
    }

    @Test
    void neighboursInValueAreChosenIndependently() {
        boolean[] here = chosen(4, 20, 0);
        boolean[] next = chosen(4, 20, 1);
        int both = 0;
        for (int i = 0; i < ROWS; i++) {
            both += here[i] && next[i] ? 1 : 0;
        }
        assertEquals(ROWS * 0.04, both, 5 * Math.sqrt(ROWS * 0.04 * 0.96));
    }

    /** Rows that differ in the last bits of one feature only. */
    private static boolean[] chosen(long seed, double percent, int shift) {
        RowHash hash = new RowHash(seed, percent);
        double[][] columns = {new double[ROWS]};
        boolean[] chosen = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = 1 + (i + shift) * 0x1p-52;
            chosen[i] = hash.chosen(7, columns, i, 1);
        }
        return chosen;
    }

    private static int count(boolean[] chosen) {
        int count = 0;
        for (boolean one : chosen) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Any finite double but -0. */
    private static double bits(SplittableRandom random) {
        double x = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(x) ? x + 0.0 : 0;
    }
}
