package dev.plumbline.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;

/** Conditional writes to an object store: who was first is said by its answer. */
final class ObjectWrites {
    private static final int TRIES = 20;
    /** Milliseconds before the first repetition; as much more before each further one. */
    private static final int PAUSE = 20;

    private ObjectWrites() {}

    /** A conditional write, with all that it rests on. */
    @FunctionalInterface
    interface Attempt {
        boolean run() throws IOException;
    }

    /**
     * Repeats a write until it is decided: S3 answers 409 where another write of the same object was under way, which says
     * nothing of who was first.
     *
     * @return false where another writer was first
     */
    static boolean decided(Attempt attempt) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (IOException failure) {
                if (wasLost(failure)) {
                    return false;
                }
                if (i == TRIES || !isUndecided(failure)) {
                    throw failure;
                }
                pause(i);
            }
        }
    }

    /** Closing an object store's stream publishes it, so content that may fail half-way is made whole on local disk first. */
    static void upload(FileStore.Content content, FSDataOutputStreamBuilder<?, ?> target) throws IOException {
        Path spool = Files.createTempFile("plumbline-", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool))) {
                content.writeTo(out);
            }
            ClosedAfter.writing(target.build(), out -> Files.copy(spool, out));
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /** Whether a failure says that another writer was first. */
    static boolean wasLost(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof FileAlreadyExistsException || t instanceof java.nio.file.FileAlreadyExistsException) {
                return true;
            }
        }
        return HadoopReads.isOfAnotherWriter(failure);
    }

    private static boolean isUndecided(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("conditionalrequestconflict") || message.contains("status code: 409")) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int times) throws IOException {
        try {
            Thread.sleep((long) PAUSE * times);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another write of the object was under way");
        }
    }
}
