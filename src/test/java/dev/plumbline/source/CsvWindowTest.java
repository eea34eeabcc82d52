package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CsvWindowTest {
    /** So many bytes 7. */
    private static InputStream sevens(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? 7 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int given = Math.min(length, left);
                java.util.Arrays.fill(bytes, offset, offset + Math.max(0, given), (byte) 7);
                left -= given;
                return given > 0 ? given : -1;
            }
        };
    }

    @Test
    void aLongRecordIsReadInFewStepsSinceEachReadsItAgain() throws IOException {
        CsvWindow window = new CsvWindow(sevens(CsvDialect.RECORD_LIMIT), 0, new byte[1 << 14]);
        int steps = 0;
        while (!window.last()) {
            window.fill(0, 0);
            steps++;
        }
        assertEquals(CsvDialect.RECORD_LIMIT, window.end());
        assertTrue(steps < 30, steps + " steps");
    }

    @Test
    void littleIsReadBeyondWhatIsWanted() throws IOException {
        CsvWindow window = new CsvWindow(sevens(1 << 24), 0, new byte[CsvWindow.CAPACITY]);
        window.fill(0, 1000);
        assertEquals(1 << 16, window.end());
        window.fill(window.end() - 10, 1000);
        assertEquals(10 + (1 << 16), window.end());
        assertEquals((1 << 16) - 10, window.offset());
    }
}
