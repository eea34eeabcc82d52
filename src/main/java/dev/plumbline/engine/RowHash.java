package dev.plumbline.engine;

import java.io.Serializable;

/**
 * Chooses rows by their content, so that the choice is the same for any file format, order and partitioning; equal rows
 * stay together. SipHash-2-4 of the bits of label, features in model order, and weight, with -0 as +0.
 *
 * <p>Aumasson, Bernstein, "SipHash: a fast short-input PRF" (doi:10.1007/978-3-642-34931-7_28).
 */
final class RowHash implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long key0;
    private final long key1;
    private final long threshold;

    /** @param percent share of the rows that {@link #chosen} picks, above 0 and below 100 */
    RowHash(long seed, double percent) {
        this.key0 = seed;
        this.key1 = 0x706c756d626c696eL;
        this.threshold = (long) (percent / 100 * 0x1p63);
    }

    boolean chosen(double label, double[][] features, int row, double weight) {
        return hash(label, features, row, weight) >>> 1 < threshold;
    }

    long hash(double label, double[][] features, int row, double weight) {
        Sip sip = new Sip(key0, key1);
        sip.add(bits(label));
        for (double[] feature : features) {
            sip.add(bits(feature[row]));
        }
        sip.add(bits(weight));
        return sip.finish(8L * (features.length + 2));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value + 0.0);
    }

    private static final class Sip {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Sip(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void add(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish(long length) {
            add(length << 56);
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
