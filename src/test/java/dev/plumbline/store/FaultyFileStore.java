package dev.plumbline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fails the k-th call of a store, in one of several ways. */
final class FaultyFileStore implements FileStore {
    /** How a call fails. */
    enum Fault {
        /** The call does nothing and says so. */
        ERROR_BEFORE,
        /** The call takes effect, and its answer is lost. */
        ERROR_AFTER,
        /** The answer is lost, and the client, which asks once more by itself, is told that somebody was faster. */
        ASKED_TWICE,
        /** The process ends before the call. */
        CRASH_BEFORE,
        /** The process ends after the call. */
        CRASH_AFTER,
        /** From this call on nothing answers. */
        GONE
    }

    /** The end of the process, as far as a test can have it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final FileStore files;
    private final Fault fault;
    private final int failing;
    private int calls;

    FaultyFileStore(FileStore files, Fault fault, int failing) {
        this.files = files;
        this.fault = fault;
        this.failing = failing;
    }

    int calls() {
        return calls;
    }

    private <T> T call(ModelStore.Call<T> call) throws IOException {
        calls++;
        if (fault == Fault.GONE && calls >= failing) {
            throw new IOException("injected: storage gone");
        }
        if (calls != failing || fault == Fault.ASKED_TWICE) {
            return call.run();
        }
        if (fault == Fault.CRASH_BEFORE) {
            throw new Crash();
        }
        if (fault == Fault.ERROR_BEFORE) {
            throw new IOException("injected: not done");
        }
        call.run();
        if (fault == Fault.CRASH_AFTER) {
            throw new Crash();
        }
        throw new IOException("injected: answer lost");
    }

    private boolean isAskedTwice() {
        return fault == Fault.ASKED_TWICE && calls == failing;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return call(() -> files.open(path));
    }

    @Override
    public boolean createIfAbsent(String path, Content content) throws IOException {
        return call(() -> files.createIfAbsent(path, content)) && !isAskedTwice();
    }

    @Override
    public boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content) throws IOException {
        return call(() -> files.replaceIfUnchanged(path, expected, content)) && !isAskedTwice();
    }

    @Override
    public OutputStream append(String path, Access access) throws IOException {
        return call(() -> files.append(path, access));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return call(() -> files.list(directory));
    }

    @Override
    public boolean exists(String path) throws IOException {
        return call(() -> files.exists(path));
    }

    @Override
    public void makeDirectories(String directory) throws IOException {
        call(() -> {
            files.makeDirectories(directory);
            return null;
        });
    }

    @Override
    public void delete(String path) throws IOException {
        call(() -> {
            files.delete(path);
            return null;
        });
    }

    @Override
    public int sweep(String directory, Instant before) throws IOException {
        return call(() -> files.sweep(directory, before));
    }

    @Override
    public boolean deleteDirectory(String directory) throws IOException {
        return call(() -> files.deleteDirectory(directory));
    }

    @Override
    public Optional<Instant> modified(String path) throws IOException {
        return call(() -> files.modified(path));
    }

    @Override
    public String locate(String path) {
        return files.locate(path);
    }
}
