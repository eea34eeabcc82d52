package dev.plumbline.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The contract over Hadoop's own view of a local disk. No races here: its rename does not tell two creators apart,
 * which is why local disks have a store of their own.
 */
class HadoopFileStoreTest extends DiskFileStoreContract {
    @Override
    FileStore storeAt(Path root) throws IOException {
        return rawLocal(root, HadoopFileStore.Exclusive.RENAME);
    }

    static FileStore rawLocal(Path root, HadoopFileStore.Exclusive exclusive) throws IOException {
        Configuration conf = new Configuration(false);
        conf.addResource("core-default.xml");
        conf.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs");
        RawLocalFileSystem fs = new RawLocalFileSystem();
        fs.initialize(URI.create("file:///"), conf);
        FileContext context = FileContext.getFileContext(URI.create("file:///"), conf);
        return new HadoopFileStore(fs, context, new org.apache.hadoop.fs.Path(root.toUri()), exclusive);
    }
}
