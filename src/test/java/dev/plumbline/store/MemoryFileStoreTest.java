package dev.plumbline.store;

/** The store of other tests keeps the same contract. */
class MemoryFileStoreTest extends FileStoreContract {
    @Override
    FileStore emptyStore() {
        return new MemoryFileStore();
    }
}
