package dev.plumbline.store;

import java.io.IOException;
import java.time.Instant;

/** The store of other tests keeps the same contract. */
class MemoryFileStoreTest extends FileStoreContract {
    @Override
    FileStore emptyStore() {
        return new MemoryFileStore();
    }

    @Override
    void stray(String path, Instant lastChanged) {
        ((MemoryFileStore) files).stray(path, lastChanged);
    }

    @Override
    boolean lies(String path) throws IOException {
        return files.exists(path);
    }
}
