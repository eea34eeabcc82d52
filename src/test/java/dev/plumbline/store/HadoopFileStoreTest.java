package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LeaseRecoverable;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;

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

    @Test
    void aLogThatAKilledWriterLeftOpenIsClosedBeforeItIsReadAndGoesOn() throws IOException {
        OpenLog open = new OpenLog();
        FileStore store = new HadoopFileStore(
                open, null, new org.apache.hadoop.fs.Path(root.toUri()), HadoopFileStore.Exclusive.RENAME);
        java.nio.file.Files.writeString(root.resolve("log"), "earlier\n");
        try (OutputStream out = store.append("log", FileStore.Access.SHARED)) {
            out.write(bytes("later\n"));
        }
        assertEquals("earlier\nlater\n", java.nio.file.Files.readString(root.resolve("log")));
        assertEquals(0, open.looks);
    }

    @Test
    void aHistoryThatAKilledRunLeftOpenIsGoneOnWith() throws IOException {
        OpenLog open = new OpenLog();
        FileStore store = new HadoopFileStore(
                open, null, new org.apache.hadoop.fs.Path(root.toUri()), HadoopFileStore.Exclusive.RENAME);
        Path history = root.resolve("line/runs/2026-01-02-run/history.jsonl");
        java.nio.file.Files.createDirectories(history.getParent());
        java.nio.file.Files.writeString(history, "{\"epoch\": 0, \"torn");
        ModelName name = new ModelName("line");
        try (HistoryWriter writer = new ModelStore(store, Clock.systemUTC())
                .run(name, "2026-01-02-run")
                .history(List.of("rooms", "area"))) {
            writer.add(Samples.epoch(1, 2));
        }
        List<String> lines = java.nio.file.Files.readAllLines(history);
        assertEquals(2, lines.size(), lines.toString());
        assertEquals("{\"epoch\": 0, \"torn", lines.get(0));
    }

    @Test
    void aFailureThatCloseThrowsAgainIsToldAsItWas() throws IOException {
        IOException gone = new IOException("All datanodes are bad. Aborting...");
        FileStore store = new HadoopFileStore(
                new LostPipeline(gone),
                null,
                new org.apache.hadoop.fs.Path(root.toUri()),
                HadoopFileStore.Exclusive.RENAME);
        IOException told = assertThrows(
                IOException.class, () -> store.createIfAbsent("file", FileStore.Content.of(bytes("text"))));
        assertSame(gone, told);
    }

    /** HDFS once all DataNodes of a file are gone: whatever is called throws the first failure. */
    private static final class LostPipeline extends FilterFileSystem {
        private final IOException failure;

        LostPipeline(IOException failure) throws IOException {
            super(new RawLocalFileSystem());
            fs.initialize(URI.create("file:///"), new Configuration(false));
            this.failure = failure;
        }

        @Override
        public FSDataOutputStream create(org.apache.hadoop.fs.Path file, boolean overwrite) throws IOException {
            return new FSDataOutputStream(
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw failure;
                        }

                        @Override
                        public void close() throws IOException {
                            throw failure;
                        }
                    },
                    null);
        }
    }

    /** HDFS after a restart of the DataNodes under a file that was being written: closed at the third look. */
    private static final class OpenLog extends FilterFileSystem implements LeaseRecoverable {
        private int looks = 3;

        OpenLog() throws IOException {
            super(new RawLocalFileSystem());
            fs.initialize(URI.create("file:///"), new Configuration(false));
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
            if (looks > 0) {
                throw new IOException("Cannot obtain block length for LocatedBlock");
            }
            return super.open(file, buffer);
        }

        @Override
        public boolean recoverLease(org.apache.hadoop.fs.Path file) {
            return isFileClosed(file);
        }

        @Override
        public boolean isFileClosed(org.apache.hadoop.fs.Path file) {
            looks--;
            return looks <= 0;
        }
    }
}
