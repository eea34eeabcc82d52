package dev.plumbline.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FSDataOutputStream;

/**
 * A growing file on an object store, which shows an object only once it was written as a whole: it grows on the local
 * disk, and each flush that has something new writes the object again. A flush costs as much as all that was written.
 */
final class ObjectLog extends FilterOutputStream {
    private final Target target;
    private final FileChannel grown;
    private boolean behind = true;
    private boolean closed;

    /** Opens the object to be overwritten; closing the stream publishes it. */
    @FunctionalInterface
    interface Target {
        FSDataOutputStream create() throws IOException;
    }

    private ObjectLog(Target target, FileChannel grown) {
        super(Channels.newOutputStream(grown));
        this.target = target;
        this.grown = grown;
    }

    /** @param earlier what it begins with; nothing is written yet */
    static ObjectLog over(Target target, byte[] earlier) throws IOException {
        Path spool = Files.createTempFile("plumbline-", ".part");
        ObjectLog log = new ObjectLog(
                target,
                FileChannel.open(
                        spool, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        log.write(earlier);
        return log;
    }

    @Override
    public void write(int b) throws IOException {
        behind = true;
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        behind = true;
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (behind) {
            ClosedAfter.writing(target.create(), this::copy);
            behind = false;
        }
    }

    private void copy(OutputStream stream) throws IOException {
        WritableByteChannel to = Channels.newChannel(stream);
        for (long done = 0; done < grown.size(); ) {
            done += grown.transferTo(done, grown.size() - done, to);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                flush();
            } finally {
                out.close();
            }
        }
    }
}
