package dev.plumbline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one door to stored files: everything Plumbline keeps is read and written through these calls, so a test that
 * fails the k-th of them for every k has seen every fault there is. Paths are relative to the root of the store,
 * with {@code /} between segments.
 *
 * <p>A call that throws may or may not have taken effect; who must know reads again and compares.
 * {@link java.nio.file.NoSuchFileException} says "not there" in every implementation.
 */
public interface FileStore {
    /** Who may read a file. */
    enum Access {
        /** Whoever the umask or the store allows. */
        SHARED,
        /** The owner alone (mode 0600), where the store has modes. */
        OWNER_ONLY
    }

    /** Bytes that can be produced more than once. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;

        static Content of(byte[] bytes) {
            return out -> out.write(bytes);
        }
    }

    /** The content of a file from its start. */
    InputStream open(String path) throws IOException;

    /**
     * Makes a file that is there whole or not at all, and only if nothing was there; durable on return.
     *
     * @return false where the path was taken already: nothing was changed
     */
    boolean createIfAbsent(String path, Content content) throws IOException;

    /**
     * Replaces a file as a whole, if it still holds what was read; durable on return.
     *
     * @param expected what it must hold, or empty where it must be absent
     * @return false where it holds something else: nothing was changed
     */
    boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content) throws IOException;

    /**
     * A stream that adds to the end of a file, which is made where it is missing. For logs with one writer: neither
     * atomic nor synced. What was flushed is seen by readers; on an object store a flush writes all of it again.
     */
    OutputStream append(String path, Access access) throws IOException;

    /** Names in a directory in alphabetical order, without the store's own temporary files; empty where it is absent. */
    List<String> list(String directory) throws IOException;

    boolean exists(String path) throws IOException;

    /** Makes a directory and those above it, where they are missing. */
    void makeDirectories(String directory) throws IOException;

    /** Removes a file of the caller's own; nothing happens where it is absent. */
    void delete(String path) throws IOException;

    /**
     * Deletes, in one directory, the store's own temporary files that were last changed before that moment: what writers
     * left that ended in the middle. Never follows a link; nothing happens where the directory is absent.
     *
     * @return how many there were
     */
    int sweep(String directory, Instant before) throws IOException;

    /**
     * Removes a directory of the caller's own that holds nothing any more; temporary files that a crashed writer left in
     * it go along. Nothing happens where it is absent.
     *
     * @return false where something else is in it: nothing was changed
     */
    boolean deleteDirectory(String directory) throws IOException;

    /** When a file was last written, by the clock of the store; empty where it is absent. */
    Optional<Instant> modified(String path) throws IOException;

    /** The path as a person would find it, for messages. */
    String locate(String path);

    /** The whole content of a small file; a file over {@code limit} bytes is an {@link OversizeException}. */
    default byte[] read(String path, int limit) throws IOException {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new OversizeException(locate(path), limit);
            }
            return bytes;
        }
    }

    /** As {@link #read(String, int)}, or empty where the file is absent. */
    default Optional<byte[]> readIfPresent(String path, int limit) throws IOException {
        try {
            return Optional.of(read(path, limit));
        } catch (java.nio.file.NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
