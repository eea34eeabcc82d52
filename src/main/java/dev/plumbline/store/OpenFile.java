package dev.plumbline.store;

import dev.plumbline.platform.Differences;
import dev.plumbline.platform.WriterLeases;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that HDFS holds open for a writer that was killed. Its end cannot be read once its DataNodes were restarted,
 * for as long as HDFS keeps the dead writer's lease: 20 minutes by default.
 */
final class OpenFile {
    /** Milliseconds; DataNodes hear of a file that is to be closed with their next heartbeat, every 3 s by default. */
    private static final int LOOK_EVERY = 200;

    /** Looks: a minute. */
    private static final int LOOKS = 300;

    private OpenFile() {}

    /** Closes it, so that all of it can be read; a writer that still lives can write no more. */
    static void close(FileSystem fs, Path file) throws IOException {
        Optional<WriterLeases> leases = Differences.leases(fs);
        if (leases.isEmpty()) {
            return;
        }
        boolean closed = leases.get().recover(fs, file);
        for (int look = 0; !closed && look < LOOKS; look++) {
            pause(file);
            closed = leases.get().isClosed(fs, file);
        }
        if (!closed) {
            throw new IOException("HDFS does not close " + file + ", which an earlier writer left open");
        }
    }

    private static void pause(Path file) throws IOException {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while HDFS closes " + file);
        }
    }
}
