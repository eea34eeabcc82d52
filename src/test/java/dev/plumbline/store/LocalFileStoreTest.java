package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LocalFileStoreTest extends DiskFileStoreContract {
    private static final int THREADS = 8;

    @Override
    FileStore storeAt(Path root) {
        return new LocalFileStore(root);
    }

    @Test
    void ofEightCreatorsOneWinsAndNobodySeesHalfAFile() throws Exception {
        String tail = "x".repeat(20_000);
        for (int round = 0; round < 40; round++) {
            String path = "race-" + round;
            List<String> outcomes = race(thread -> {
                boolean won = files.createIfAbsent(path, content(thread + tail));
                return won + " " + read(path).length() + " " + thread;
            });
            List<String> winners =
                    outcomes.stream().filter(o -> o.startsWith("true")).toList();
            assertEquals(1, winners.size(), "round " + round + ": " + outcomes);
            assertTrue(outcomes.stream().allMatch(o -> o.split(" ")[1].equals("20001")), outcomes.toString());
            assertEquals(winners.get(0).split(" ")[2] + tail, read(path));
        }
    }

    @Test
    void ofEightWhoReplaceTheSameContentOneWins() throws Exception {
        files.createIfAbsent("counter", content("0"));
        for (int round = 0; round < 40; round++) {
            byte[] before = bytes(String.valueOf(round));
            byte[] after = bytes(String.valueOf(round + 1));
            List<Boolean> won = race(thread -> files.replaceIfUnchanged("counter", Optional.of(before), after));
            assertEquals(1, won.stream().filter(w -> w).count(), "round " + round);
        }
        assertEquals("40", read("counter"));
    }

    @Test
    void withoutHardLinksTheNameItselfIsCreatedExclusively() throws IOException {
        for (RuntimeException none : List.of(new UnsupportedOperationException())) {
            FileStore store = new LocalFileStore(root, (target, existing) -> {
                throw none;
            });
            assertTrue(store.createIfAbsent("a", content("one")));
        }
        FileStore store = new LocalFileStore(root, (target, existing) -> {
            throw new FileSystemException(target.toString(), existing.toString(), "Operation not permitted");
        });
        assertFalse(store.createIfAbsent("a", content("two")));
        assertTrue(store.createIfAbsent("b", content("two")));
        assertEquals("one", read("a"));
        assertEquals("two", read("b"));
    }

    @Test
    void aLinkWhoseAnswerWasLostIsRecognised() throws IOException {
        FileStore store = new LocalFileStore(root, (target, existing) -> {
            Files.createLink(target, existing);
            throw new FileSystemException(target.toString(), existing.toString(), "Input/output error");
        });
        assertTrue(store.createIfAbsent("a", content("one")));
        assertEquals("one", read("a"));
    }

    @Test
    void aLinkThatFailedAfterAnotherTookTheNameIsLost() throws IOException {
        FileStore store = new LocalFileStore(root, (target, existing) -> {
            Files.writeString(target, "theirs");
            throw new FileSystemException(target.toString(), existing.toString(), "Input/output error");
        });
        assertFalse(store.createIfAbsent("a", content("ours")));
        assertEquals("theirs", read("a"));
    }

    @Test
    void symbolicLinksBelowTheRootAreRefused() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);
        Files.createSymbolicLink(root.resolve("file"), elsewhere.resolve("secret"));
        assertThrows(SymbolicLinkException.class, () -> files.open("link/secret"));
        assertThrows(SymbolicLinkException.class, () -> files.open("file"));
        assertThrows(SymbolicLinkException.class, () -> files.createIfAbsent("link/new", content("x")));
        assertThrows(SymbolicLinkException.class, () -> files.makeDirectories("link/new"));
        assertThrows(SymbolicLinkException.class, () -> files.delete("file"));
        assertThrows(SymbolicLinkException.class, () -> files.deleteDirectory("link"));
        assertThrows(SymbolicLinkException.class, () -> files.modified("link/secret"));
        assertEquals(List.of("secret"), files.list("elsewhere"));
    }

    @Test
    void temporaryFilesOfACrashedWriterAreNotListed() throws IOException {
        Path stray = root.resolve(StorePath.temporaryName());
        Files.writeString(stray, "half");
        assertEquals(List.of(), files.list(""));
        Files.delete(stray);
    }

    @Test
    void aLinkThatIsNamedLikeATemporaryFileIsNeitherSweptNorFollowed() throws IOException {
        Instant later = Instant.now().plusSeconds(1_000_000);
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Path file = elsewhere.resolve(StorePath.temporaryName());
        Files.writeString(file, "half");
        Path link = Files.createSymbolicLink(root.resolve(StorePath.temporaryName()), file);
        Files.createSymbolicLink(root.resolve("link"), elsewhere);
        assertEquals(0, files.sweep("", later));
        assertThrows(SymbolicLinkException.class, () -> files.sweep("link", later));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(file));
        Files.delete(link);
        assertEquals(1, files.sweep("elsewhere", later));
    }

    @Test
    void theRootNeedNotExistUntilItIsWritten() throws IOException {
        FileStore store = new LocalFileStore(root.resolve("x/y"));
        assertEquals(List.of(), store.list(""));
        assertFalse(store.exists("a"));
        store.makeDirectories("");
        assertTrue(store.createIfAbsent("a", content("one")));
    }

    /** Something one of the racing threads does. */
    @FunctionalInterface
    interface Racer<T> {
        T run(int thread) throws Exception;
    }

    static <T> List<T> race(Racer<T> racer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                calls.add(() -> {
                    start.await();
                    return racer.run(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
