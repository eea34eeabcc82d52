package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.Decompressor;

/** Opens files of any Hadoop file system, through the codec that their names ask for. */
final class CsvFiles {
    private final Configuration conf;
    private final CompressionCodecFactory codecs;

    CsvFiles(Configuration conf) {
        this.conf = conf;
        this.codecs = new CompressionCodecFactory(conf);
    }

    /** Whether a file of this name is read through a codec, and so cannot be cut. */
    boolean isCompressed(String path) {
        return codecs.getCodec(new Path(path)) != null;
    }

    /** Opens a file at {@code offset}, which must be 0 for a compressed one. */
    CsvInput open(String name, long offset) throws IOException {
        Path path = new Path(name);
        CompressionCodec codec = codecs.getCodec(path);
        if (codec == null) {
            FSDataInputStream data = openRaw(path);
            data.seek(offset);
            return new CsvInput(data);
        }
        Decompressor decompressor = decompressor(codec, name);
        try {
            return CsvInput.decompressing(openRaw(path), codec, decompressor);
        } catch (IOException e) {
            CodecPool.returnDecompressor(decompressor);
            throw e;
        }
    }

    private static Decompressor decompressor(CompressionCodec codec, String name) {
        try {
            codec.getDecompressorType();
            return CodecPool.getDecompressor(codec);
        } catch (RuntimeException | LinkageError e) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot decompress " + Excerpt.of(name) + ": "
                            + codec.getClass().getSimpleName()
                            + " does not work here (" + Excerpt.of(String.valueOf(e.getMessage()))
                            + "); install Hadoop's native library, or pack the file with gzip",
                    e);
        }
    }

    /** The bytes as they are stored. Local files with a colon in their names go without checksums: Hadoop cannot name
     * the file that would hold them. */
    FSDataInputStream openRaw(Path path) throws IOException {
        FileSystem fs = path.getFileSystem(conf);
        boolean unnameable = fs instanceof LocalFileSystem && path.getName().indexOf(':') >= 0;
        return (unnameable ? ((LocalFileSystem) fs).getRawFileSystem() : fs).open(path);
    }
}
