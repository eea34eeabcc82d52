package dev.plumbline.store;

import java.io.IOException;
import java.nio.file.Path;

/** The contract along the calls made to object stores, whose file appears when its stream is closed. */
class HadoopObjectFileStoreTest extends DiskFileStoreContract {
    @Override
    FileStore storeAt(Path root) throws IOException {
        return HadoopFileStoreTest.rawLocal(root, HadoopFileStore.Exclusive.EXCLUSIVE_CREATE);
    }

    @Override
    int sweeps() {
        return 0;
    }
}
