package dev.plumbline.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a log, one at a time, whatever stands in it. */
final class LogLines {
    /** Longest line: two hundred of the longest names, each character escaped. */
    private static final int LONGEST = 1 << 26;

    private LogLines() {}

    /** Hears of each line, without its end. */
    @FunctionalInterface
    interface Listener {
        void hear(byte[] line) throws IOException;
    }

    /** Tells each line, the last one too where it has no end; one that is too long to be a line is empty. */
    static void each(FileStore files, String path, Listener listener) throws IOException {
        try (InputStream in = new BufferedInputStream(files.open(path), 1 << 16)) {
            for (byte[] line = next(in); line != null; line = next(in)) {
                listener.hear(line);
            }
        }
    }

    private static byte[] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        boolean tooLong = false;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < LONGEST) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
        return tooLong ? new byte[0] : line.toByteArray();
    }
}
