package dev.plumbline.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is in memory. One array, filled in big reads; what is still needed moves to its front when
 * it is filled on, and it grows only where one record is longer than it.
 */
final class CsvWindow {
    static final int CAPACITY = 1 << 20;
    private static final int SMALLEST_READ = 1 << 16;

    private final InputStream in;
    private byte[] bytes;
    private int end;
    private long offset;
    private boolean last;

    /** @param offset where in the file the stream stands */
    CsvWindow(InputStream in, long offset, byte[] bytes) {
        this.in = in;
        this.offset = offset;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index behind the last byte in memory. The array has room for one more. */
    int end() {
        return end;
    }

    /** Where in the file index 0 stands. */
    long offset() {
        return offset;
    }

    /** Whether the stream has no more. */
    boolean last() {
        return last;
    }

    /**
     * Forgets what stands before {@code keep}, which becomes index 0, and reads on: at least as much as is kept, since
     * a record that did not end in all of that is read again from its start.
     *
     * @param wanted offset in the file up to which bytes will surely be needed: nothing much is read beyond
     */
    void fill(int keep, long wanted) throws IOException {
        System.arraycopy(bytes, keep, bytes, 0, end - keep);
        end -= keep;
        offset += keep;
        int room = bytes.length - 1 - end;
        if (room < SMALLEST_READ && end > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            room = bytes.length - 1 - end;
        }
        int target = (int) Math.min(room, Math.max(Math.max(SMALLEST_READ, end), wanted - offset - end));
        while (target > 0) {
            int count = in.read(bytes, end, target);
            if (count < 0) {
                last = true;
                return;
            }
            end += count;
            target -= count;
        }
    }

    /**
     * Index behind the last line feed in memory that is not before {@code from}. At the end of the stream an
     * unterminated last line counts as terminated: a line feed is written behind it (not behind a carriage return,
     * which would then no longer be a lone one).
     */
    int endOfLines(int from) {
        if (last && end > from && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
            bytes[end] = '\n';
            return end + 1;
        }
        int p = end;
        while (p > from && bytes[p - 1] != '\n') {
            p--;
        }
        return p;
    }
}
