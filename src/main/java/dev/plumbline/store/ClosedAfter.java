package dev.plumbline.store;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that is closed after it was written to, whatever happens. HDFS throws from {@code close} the very exception
 * that writing has thrown; a try-with-resources fails with an {@code IllegalArgumentException} then, because nothing can
 * be suppressed by itself, and what was wrong is not told.
 */
final class ClosedAfter {
    /** What is written. */
    @FunctionalInterface
    interface Writing<S extends OutputStream> {
        void to(S out) throws IOException;
    }

    private ClosedAfter() {}

    static <S extends OutputStream> void writing(S out, Writing<S> writing) throws IOException {
        try {
            writing.to(out);
        } catch (IOException | RuntimeException | Error failure) {
            close(out, failure);
            throw failure;
        }
        out.close();
    }

    private static void close(OutputStream out, Throwable failure) {
        try {
            out.close();
        } catch (IOException again) {
            if (again != failure) {
                failure.addSuppressed(again);
            }
        }
    }
}
