package dev.plumbline.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Makes a flush one that readers see, where the file system can. */
final class FlushedOutputStream extends FilterOutputStream {
    private final FSDataOutputStream stream;

    FlushedOutputStream(FSDataOutputStream stream) {
        super(stream);
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        stream.hflush();
    }
}
