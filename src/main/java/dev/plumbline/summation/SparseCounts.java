package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** Counts in few bytes: seven bits a byte, the lowest first, and a 0 with a number behind it for so many zeros in a row. */
final class SparseCounts {
    private SparseCounts() {}

    static void write(long[] counts, DataOutput out) throws IOException {
        for (int i = 0; i < counts.length; ) {
            if (counts[i] != 0) {
                number(counts[i++], out);
                continue;
            }
            int first = i;
            while (i < counts.length && counts[i] == 0) {
                i++;
            }
            out.writeByte(0);
            number(i - first, out);
        }
    }

    private static void number(long number, DataOutput out) throws IOException {
        long rest = number;
        while (rest > 127) {
            out.writeByte((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** @throws StreamCorruptedException if there are not exactly {@code length} counts */
    static long[] read(DataInput in, int length) throws IOException {
        long[] counts = new long[length];
        for (int i = 0; i < length; ) {
            long count = number(in);
            if (count > 0) {
                counts[i++] = count;
                continue;
            }
            long zeros = number(in);
            if (count < 0 || zeros < 1 || zeros > length - i) {
                throw new StreamCorruptedException("Cannot read counts: they do not fit " + length + " bins");
            }
            i += (int) zeros;
        }
        return counts;
    }

    private static long number(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = in.readByte();
            number |= (long) (part & 127) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new StreamCorruptedException("Cannot read counts: a number does not end");
    }
}
