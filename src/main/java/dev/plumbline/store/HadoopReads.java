package dev.plumbline.store;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads files of a Hadoop file system, where what is opened may be replaced or removed before its first byte is read. */
final class HadoopReads {
    private static final int TRIES = 100;

    private final FileSystem fs;

    HadoopReads(FileSystem fs) {
        this.fs = fs;
    }

    /** @throws NoSuchFileException also later, from the stream, where the file was removed meanwhile */
    InputStream open(Path file) throws IOException {
        try {
            return new Present(fs.open(file), file);
        } catch (FileNotFoundException absent) {
            throw absent(file, absent);
        }
    }

    /** What reads a file as a whole. */
    @FunctionalInterface
    interface Whole {
        byte[] read() throws IOException;
    }

    /** Reads once more where the file was replaced in between: S3A does not give a part of one and a part of another. */
    static byte[] settled(Whole whole) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return whole.read();
            } catch (IOException failure) {
                if (i == TRIES || !isOfAnotherWriter(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Whether S3A says that another writer changed the object. Its exceptions are not on our classpath. */
    static boolean isOfAnotherWriter(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t.getClass().getSimpleName().equals("RemoteFileChangedException")) {
                return true;
            }
        }
        return false;
    }

    private static NoSuchFileException absent(Path file, FileNotFoundException cause) {
        NoSuchFileException absent = new NoSuchFileException(file.toString());
        absent.initCause(cause);
        return absent;
    }

    /** A file that was there when it was opened. */
    private static final class Present extends FilterInputStream {
        private final Path file;

        Present(InputStream in, Path file) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (FileNotFoundException removed) {
                throw absent(file, removed);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (FileNotFoundException removed) {
                throw absent(file, removed);
            }
        }
    }
}
