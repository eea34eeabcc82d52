package dev.plumbline.source;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.Decompressor;

/**
 * A file's bytes, decompressed where its name says so. Tells damage of compressed data, which is the same however often
 * it is read, from trouble of the storage, which is worth another attempt.
 */
final class CsvInput extends InputStream implements Closeable {
    /** Compressed data that cannot be what was written. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Watched raw;
    private final InputStream in;
    private final CompressionCodec codec;
    private final Decompressor decompressor;

    private CsvInput(Watched raw, InputStream in, CompressionCodec codec, Decompressor decompressor) {
        this.raw = raw;
        this.in = in;
        this.codec = codec;
        this.decompressor = decompressor;
    }

    /** Bytes as they are. */
    CsvInput(InputStream in) {
        this(null, in, null, null);
    }

    /** Bytes through a codec, whose decompressor is given back when this is closed. */
    static CsvInput decompressing(InputStream data, CompressionCodec codec, Decompressor decompressor)
            throws IOException {
        Watched raw = new Watched(data);
        try {
            return new CsvInput(raw, codec.createInputStream(raw, decompressor), codec, decompressor);
        } catch (IOException | RuntimeException | InternalError e) {
            data.close();
            throw raw.cause(codec, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (codec == null) {
            return in.read(bytes, offset, length);
        }
        try {
            return in.read(bytes, offset, length);
        } catch (IOException | RuntimeException | InternalError e) {
            throw raw.cause(codec, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            if (decompressor != null) {
                CodecPool.returnDecompressor(decompressor);
            }
        }
    }

    /** Remembers whether the storage itself failed. */
    private static final class Watched extends FilterInputStream {
        private boolean failed;

        Watched(InputStream in) {
            super(in);
        }

        /** What to throw for a failure of the codec. */
        IOException cause(CompressionCodec codec, Throwable e) {
            if (failed) {
                return e instanceof IOException io ? io : new IOException(e);
            }
            String kind = codec.getDefaultExtension().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
            return new Damaged("its " + kind + " data are damaged or cut short (" + e.getMessage() + ")", e);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
