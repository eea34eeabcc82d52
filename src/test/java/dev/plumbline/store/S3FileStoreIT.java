package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on S3, by S3A and S3Proxy; and what only there can go wrong. */
class S3FileStoreIT extends FileStoreContract {
    private static final int WRITERS = 8;
    private static final int ROUNDS = 25;
    private static final LocalDate EARLIER = LocalDate.of(2026, 1, 1);

    private static S3Endpoint endpoint;
    private static FileSystem fs;
    private String place;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        endpoint = S3Endpoint.start(directory.resolve("s3"));
        fs = endpoint.files();
    }

    @AfterAll
    static void stop() throws Exception {
        if (endpoint != null) {
            fs.close();
            endpoint.close();
        }
    }

    @Override
    FileStore emptyStore() throws IOException {
        place = endpoint.place();
        return new HadoopFileStore(
                fs, null, new org.apache.hadoop.fs.Path(place), HadoopFileStore.Exclusive.CONDITIONAL_CREATE);
    }

    @Override
    void stray(String path, Instant lastChanged) throws IOException {
        fs.create(new org.apache.hadoop.fs.Path(place, path)).close();
    }

    @Override
    boolean lies(String path) throws IOException {
        return fs.exists(new org.apache.hadoop.fs.Path(place, path));
    }

    @Override
    int sweeps() {
        return 0;
    }

    /** S3 has no directories, and S3Proxy on files answers 500 to a question for a name under a file. */
    @Override
    @Test
    void aDirectoryUnderAFileCannotBeMade() throws IOException {
        files.createIfAbsent("a", content("x"));
        assertThrows(IOException.class, () -> files.makeDirectories("a"));
        assertEquals("x", read("a"));
    }

    /** One of several writers at the same moment. */
    @FunctionalInterface
    private interface Writer {
        boolean write(int round, int writer) throws IOException;
    }

    private void oneWinsEachRound(Writer each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Boolean>> all = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int now = round;
                    int me = writer;
                    all.add(threads.submit(() -> each.write(now, me)));
                }
                int winner = -1;
                for (int writer = 0; writer < WRITERS; writer++) {
                    if (all.get(writer).get()) {
                        assertEquals(-1, winner, "two winners in round " + round);
                        winner = writer;
                    }
                }
                assertEquals(Integer.toString(winner), read("race-" + round).substring(0, 1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWhoCreateAFileExactlyOneDoes() throws Exception {
        oneWinsEachRound((round, writer) -> files.createIfAbsent("race-" + round, content(writer + " was here")));
    }

    @Test
    void ofManyWhoReplaceAFileExactlyOneDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            files.createIfAbsent("race-" + round, content("before"));
        }
        try (S3Wire wire = new S3Wire(endpoint.address())) {
            FileStore through = through(wire);
            oneWinsEachRound((round, writer) -> through.replaceIfUnchanged(
                    "race-" + round, Optional.of(bytes("before")), bytes(writer + " was here")));
        }
    }

    private FileStore through(S3Wire wire) {
        Configuration conf = endpoint.conf();
        conf.set("fs.s3a.endpoint", "http://127.0.0.1:" + wire.port());
        return FileStores.of(place, conf);
    }

    @Test
    void aFileThatIsReplacedAllTheTimeIsReadWhole() throws Exception {
        files.createIfAbsent("a", content("0"));
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> replaced = writer.submit(() -> {
                boolean all = true;
                for (int i = 0; i < 100; i++) {
                    all &= files.replaceIfUnchanged("a", Optional.of(bytes("" + i)), bytes("" + (i + 1)));
                }
                return all;
            });
            int last = 0;
            while (!replaced.isDone()) {
                int now = Integer.parseInt(read("a"));
                assertTrue(now >= last, now + " after " + last);
                last = now;
            }
            assertTrue(replaced.get());
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void aNightInWhichTheAnswerToEveryWriteIsLostOncePublishesTheSameBytes(@TempDir Path disk) throws Exception {
        disturbedNight(disk, wire -> wire.lose(true));
    }

    @Test
    void aNightInWhichEveryWriteMeetsAnotherOneOncePublishesTheSameBytes(@TempDir Path disk) throws Exception {
        disturbedNight(disk, wire -> wire.undecided(true));
    }

    private void disturbedNight(Path disk, Consumer<S3Wire> disturbance) throws IOException {
        StoredNight.sound(disk, EARLIER);
        StoredNight.sound(disk, StoredNight.TODAY);
        StoredNight.sound(files, EARLIER);
        try (S3Wire wire = new S3Wire(endpoint.address())) {
            disturbance.accept(wire);
            StoredNight.sound(through(wire), StoredNight.TODAY);
            assertTrue(wire.lost().size() >= 10, wire.lost().toString());
        }
        ModelStore store = new ModelStore(files, Clock.systemUTC());
        assertEquals(2, store.versions(StoredNight.NAME).size());
        assertEquals(
                2,
                new MoveLog(files, Clock.systemUTC()).numbers(StoredNight.NAME).size());
        assertArrayEquals(
                StoredNight.model(disk, StoredNight.TODAY),
                files.read(StoredNight.NAME + "/versions/" + StoredNight.TODAY + "/model.json", 1 << 20));
    }

    @Test
    void keysThatAreNotKnownAreToldWithoutTheSecret() {
        Configuration conf = endpoint.conf();
        conf.set("fs.s3a.secret.key", "hunter2-hunter2");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> new ModelStore(FileStores.of(place, conf), Clock.systemUTC()).versions(StoredNight.NAME));
        assertEquals(ExitCode.NO_PERMISSION, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("credentials"), refusal.getMessage());
        for (Throwable t = refusal; t != null; t = t.getCause()) {
            assertFalse(String.valueOf(t.getMessage()).contains("hunter2"), t.getMessage());
        }
    }

    @Test
    void aBucketThatIsNotThereIsTold() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> StoredNight.sound(FileStores.of("s3a://nowhere/models", endpoint.conf()), EARLIER));
        assertEquals(ExitCode.CANNOT_CREATE, refusal.code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("create the bucket"), refusal.getMessage());
    }

    @Test
    void anEndpointThatIsNotThereIsToldOnceTheClientGivesUp() {
        Configuration conf = endpoint.conf();
        conf.set("fs.s3a.endpoint", "http://127.0.0.1:1");
        conf.set("fs.s3a.attempts.maximum", "1");
        conf.set("fs.s3a.retry.limit", "1");
        Refusal refusal = assertThrows(Refusal.class, () -> StoredNight.sound(FileStores.of(place, conf), EARLIER));
        assertEquals(ExitCode.UNAVAILABLE, refusal.code(), refusal.getMessage());
    }
}
