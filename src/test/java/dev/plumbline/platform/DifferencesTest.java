package dev.plumbline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.junit.jupiter.api.Test;

/** What other versions have, by classes that are like theirs. */
class DifferencesTest {
    /** The constructor of Spark 3.5. */
    public static final class OfCode extends RuntimeException {
        final int code;

        public OfCode(int code) {
            this.code = code;
        }
    }

    /** A constructor of some Spark to come. */
    public static final class OfText extends RuntimeException {
        public OfText(String text) {
            super(text);
        }
    }

    @Test
    void theConstructorOfSpark35IsFoundToo() {
        assertEquals(82, ((OfCode) Differences.exit(OfCode.class, 82)).code);
    }

    @Test
    void anUnknownConstructorIsTold() {
        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> Differences.exit(OfText.class, 82));
        assertTrue(error.getMessage().contains("82"), error.getMessage());
    }

    /** The calls of Hadoop 3.3.4, which are of a class and of no interface. */
    public static final class OldHdfs extends RawLocalFileSystem {
        final List<String> calls = new ArrayList<>();

        public boolean recoverLease(Path file) throws IOException {
            calls.add("recover " + file);
            if (file.getName().equals("absent")) {
                throw new IOException("no such file");
            }
            return false;
        }

        public boolean isFileClosed(Path file) {
            calls.add("closed? " + file);
            return true;
        }
    }

    @Test
    void aLeaseIsTakenByTheMethodsOfAClassToo() throws IOException {
        WriterLeases leases = WriterLeases.of(OldHdfs.class).orElseThrow();
        OldHdfs fs = new OldHdfs();
        assertTrue(leases.isOf(fs));
        assertFalse(leases.isOf(new RawLocalFileSystem()));
        assertFalse(leases.recover(fs, new Path("/log")));
        assertTrue(leases.isClosed(fs, new Path("/log")));
        assertEquals(List.of("recover /log", "closed? /log"), fs.calls);
        IOException told = assertThrows(IOException.class, () -> leases.recover(fs, new Path("/absent")));
        assertEquals("no such file", told.getMessage());
    }

    @Test
    void hdfsHasLeasesAndALocalDiskHasNone() throws IOException {
        assertTrue(WriterLeases.of(DistributedFileSystem.class).isPresent());
        assertTrue(Differences.leases(new DistributedFileSystem()).isPresent());
        FileSystem local = new RawLocalFileSystem();
        local.initialize(URI.create("file:///"), new Configuration(false));
        assertEquals(Optional.empty(), Differences.leases(local));
        assertEquals(Optional.empty(), WriterLeases.of(RawLocalFileSystem.class));
    }

    @Test
    void aCancelledJobHasItsNameInEveryVersion() {
        String told = "[SPARK_JOB_CANCELLED] Job 3 cancelled because killed via the Web UI";
        assertEquals(told, Differences.named(told));
        assertEquals(told, Differences.named("Job 3 cancelled because killed via the Web UI"));
        assertEquals("Job aborted due to stage failure", Differences.named("Job aborted due to stage failure"));
    }
}
