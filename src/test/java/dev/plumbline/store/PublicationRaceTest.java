package dev.plumbline.store;

import static dev.plumbline.store.Samples.DAY;
import static dev.plumbline.store.Samples.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationRaceTest {
    @Test
    void onARealDiskEightRunsOfOneDayGetEightVersions(@TempDir Path root) throws Exception {
        List<Published> all = LocalFileStoreTest.race(thread ->
                Samples.publish(new ModelStore(new LocalFileStore(root), Samples.CLOCK), DAY, "run-" + thread));
        assertEquals(8, new HashSet<>(all.stream().map(Published::version).toList()).size());
        assertConsistent(new LocalFileStore(root), "2026-11-24-8");
    }

    @Test
    void eightRunsOfOneDayGetEightVersionsAndTheLastMoveIsCurrent() throws Exception {
        for (int round = 0; round < 30; round++) {
            MemoryFileStore place = new MemoryFileStore();
            List<Published> all = LocalFileStoreTest.race(thread -> {
                ModelStore store = new ModelStore(place, Samples.CLOCK);
                return Samples.publish(store, DAY, "run-" + thread);
            });
            assertEquals(8, new HashSet<>(all.stream().map(Published::version).toList()).size());
            assertConsistent(place, "2026-11-24-8");
        }
    }

    @Test
    void runsOfDifferentDaysLeaveTheLatestDayCurrentWhateverTheirOrder() throws Exception {
        for (int round = 0; round < 30; round++) {
            MemoryFileStore place = new MemoryFileStore();
            LocalFileStoreTest.race(thread -> {
                ModelStore store = new ModelStore(place, Samples.CLOCK);
                return Samples.publish(store, DAY.plusDays(thread), "run-" + thread);
            });
            assertConsistent(place, DAY.plusDays(7).toString());
        }
    }

    @Test
    void theSameRunStartedEightTimesAtOncePublishesOneVersion() throws Exception {
        for (int round = 0; round < 30; round++) {
            MemoryFileStore place = new MemoryFileStore();
            ModelStore first = new ModelStore(place, Samples.CLOCK);
            Samples.history(first, "run-1");
            List<Published> all = LocalFileStoreTest.race(thread -> {
                ModelStore store = new ModelStore(place, Samples.CLOCK);
                return store.publish(store.claim(NAME, DAY, "run-1"), Samples.candidate());
            });
            assertTrue(all.stream().allMatch(Published::current), all.toString());
            StoredModel loaded = first.load(NAME, Optional.empty());
            assertEquals("run-1", loaded.run());
            assertEquals(
                    new HashSet<>(List.of(loaded.version())),
                    new HashSet<>(all.stream().map(Published::version).toList()));
        }
    }

    @Test
    void whereCompareAndReplaceAreTwoStepsTheLogStillDecides() throws Exception {
        for (int round = 0; round < 60; round++) {
            MemoryFileStore place = new MemoryFileStore();
            LocalFileStoreTest.race(thread -> {
                ModelStore store = new ModelStore(new Careless(place), Samples.CLOCK);
                return Samples.publish(store, DAY.plusDays(thread), "run-" + thread);
            });
            assertConsistent(place, DAY.plusDays(7).toString());
        }
    }

    private static void assertConsistent(FileStore files, String current) throws IOException {
        ModelStore store = new ModelStore(files, Samples.CLOCK);
        CurrentVersion pointer = new CurrentVersion(files, Samples.CLOCK);
        assertEquals(current, store.load(NAME, Optional.empty()).version().toString());
        assertEquals(pointer.read(NAME), pointer.lastMove(NAME).map(Move::to));
        assertEquals(8, store.versions(NAME).size());
    }

    /** A store that looks, waits, and then replaces whatever is there, as HDFS may. */
    private record Careless(FileStore files) implements FileStore {
        @Override
        public boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content) throws IOException {
            Optional<byte[]> found = readIfPresent(path, Layout.SMALL);
            if (expected.isEmpty() || found.isEmpty()) {
                return files.replaceIfUnchanged(path, expected, content);
            }
            if (!java.util.Arrays.equals(found.get(), expected.get())) {
                return false;
            }
            Thread.onSpinWait();
            for (boolean replaced = false; !replaced; ) {
                replaced = files.replaceIfUnchanged(path, readIfPresent(path, Layout.SMALL), content);
            }
            return true;
        }

        @Override
        public InputStream open(String path) throws IOException {
            return files.open(path);
        }

        @Override
        public boolean createIfAbsent(String path, Content content) throws IOException {
            return files.createIfAbsent(path, content);
        }

        @Override
        public OutputStream append(String path, Access access) throws IOException {
            return files.append(path, access);
        }

        @Override
        public List<String> list(String directory) throws IOException {
            return files.list(directory);
        }

        @Override
        public boolean exists(String path) throws IOException {
            return files.exists(path);
        }

        @Override
        public void makeDirectories(String directory) throws IOException {
            files.makeDirectories(directory);
        }

        @Override
        public void delete(String path) throws IOException {
            files.delete(path);
        }

        @Override
        public int sweep(String directory, Instant before) throws IOException {
            return files.sweep(directory, before);
        }

        @Override
        public boolean deleteDirectory(String directory) throws IOException {
            return files.deleteDirectory(directory);
        }

        @Override
        public Optional<Instant> modified(String path) throws IOException {
            return files.modified(path);
        }

        @Override
        public String locate(String path) {
            return files.locate(path);
        }
    }
}
