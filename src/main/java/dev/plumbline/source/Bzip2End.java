package dev.plumbline.source;

import java.io.IOException;
import java.math.BigInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Whether a bzip2 file has its end: Hadoop's decoder takes a file that was cut between two blocks for a whole one, and
 * the rows of the other blocks would be lost in silence. A stream ends with 48 bits that stand for the square root of
 * pi, 32 bits of checksum and up to 7 bits that fill the last byte.
 */
final class Bzip2End {
    private static final long MAGIC = 0x177245385090L;
    private static final long MAGIC_MASK = (1L << 48) - 1;
    private static final int CHECKSUM_BITS = 32;
    private static final int TAIL = 11;

    private Bzip2End() {}

    static boolean isThere(CsvFiles files, InputFile file) throws IOException {
        if (file.length() < TAIL) {
            return false;
        }
        byte[] tail = new byte[TAIL];
        try (FSDataInputStream in = files.openRaw(new Path(file.path()))) {
            in.readFully(file.length() - TAIL, tail);
        }
        BigInteger bits = new BigInteger(1, tail);
        for (int fill = 0; fill < Byte.SIZE; fill++) {
            if ((bits.shiftRight(CHECKSUM_BITS + fill).longValue() & MAGIC_MASK) == MAGIC) {
                return true;
            }
        }
        return false;
    }
}
