package dev.plumbline.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory, under the same contract as the real ones: for tests of what is built on a store. */
final class MemoryFileStore implements FileStore {
    private static final byte[] DIRECTORY = new byte[0];

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, Instant> written = new TreeMap<>();

    /** Says when a file was written; one of which nothing was said was written at the time of {@link Samples#CLOCK}. */
    synchronized void written(String path, Instant when) {
        written.put(path, when);
    }

    /** Another store with the same files. */
    synchronized MemoryFileStore copy() {
        MemoryFileStore copy = new MemoryFileStore();
        copy.entries.putAll(entries);
        copy.written.putAll(written);
        return copy;
    }

    synchronized byte[] get(String path) {
        return entries.get(path).clone();
    }

    synchronized void put(String path, byte[] content) {
        entries.put(path, content.clone());
    }

    /** What a writer left that ended in the middle. */
    synchronized void stray(String path, Instant lastChanged) {
        put(path, new byte[1]);
        written.put(path, lastChanged);
    }

    @Override
    public synchronized InputStream open(String path) throws IOException {
        byte[] content = entries.get(StorePath.checked(path));
        if (content == null) {
            throw new NoSuchFileException(path);
        }
        if (content == DIRECTORY) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public boolean createIfAbsent(String path, Content content) throws IOException {
        StorePath.checked(path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        byte[] bytes = out.toByteArray();
        synchronized (this) {
            return entries.putIfAbsent(path, bytes.length == 0 ? new byte[0] : bytes) == null;
        }
    }

    @Override
    public synchronized boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content)
            throws IOException {
        if (expected.isEmpty()) {
            return createIfAbsent(path, Content.of(content));
        }
        boolean same = Arrays.equals(entries.get(path), expected.get());
        if (same) {
            put(path, content);
        }
        return same;
    }

    @Override
    public OutputStream append(String path, Access access) {
        return new ByteArrayOutputStream() {
            @Override
            public void flush() {
                synchronized (MemoryFileStore.this) {
                    byte[] earlier = entries.getOrDefault(path, new byte[0]);
                    byte[] all = Arrays.copyOf(earlier, earlier.length + count);
                    System.arraycopy(buf, 0, all, earlier.length, count);
                    entries.put(path, all);
                    reset();
                }
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    @Override
    public synchronized List<String> list(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return entries.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0)
                .map(path -> path.substring(prefix.length()))
                .filter(name -> !StorePath.isTemporary(name))
                .toList();
    }

    @Override
    public synchronized boolean exists(String path) {
        return entries.containsKey(StorePath.checked(path));
    }

    @Override
    public synchronized void makeDirectories(String directory) throws IOException {
        for (int i = directory.indexOf('/'); ; i = directory.indexOf('/', i + 1)) {
            String path = i < 0 ? directory : directory.substring(0, i);
            byte[] there = entries.putIfAbsent(path, DIRECTORY);
            if (there != null && there != DIRECTORY) {
                throw new NotDirectoryException(path);
            }
            if (i < 0) {
                return;
            }
        }
    }

    @Override
    public synchronized void delete(String path) {
        entries.remove(StorePath.checked(path));
    }

    @Override
    public synchronized int sweep(String directory, Instant before) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        int found = entries.size();
        entries.keySet()
                .removeIf(path -> path.startsWith(prefix)
                        && StorePath.isOwnTemporary(path.substring(prefix.length()))
                        && entries.get(path) != DIRECTORY
                        && written.getOrDefault(path, Instant.MAX).isBefore(before));
        return found - entries.size();
    }

    @Override
    public synchronized boolean deleteDirectory(String directory) throws IOException {
        byte[] there = entries.get(StorePath.checked(directory));
        if (there != null && there != DIRECTORY) {
            throw new NotDirectoryException(directory);
        }
        if (!list(directory).isEmpty()) {
            return false;
        }
        entries.keySet().removeIf(path -> path.equals(directory) || path.startsWith(directory + "/"));
        return true;
    }

    @Override
    public synchronized Optional<Instant> modified(String path) {
        return exists(path) ? Optional.of(written.getOrDefault(path, Samples.CLOCK.instant())) : Optional.empty();
    }

    @Override
    public String locate(String path) {
        return path.isEmpty() ? "memory" : "memory/" + path;
    }
}
