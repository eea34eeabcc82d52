package dev.plumbline.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every file store must do, whatever it stands on. */
abstract class FileStoreContract {
    FileStore files;

    abstract FileStore emptyStore() throws IOException;

    /** Makes a file, as a writer of another time would have left it. */
    abstract void stray(String path, Instant lastChanged) throws IOException;

    /** Whether there is a file, also one that is not listed. */
    abstract boolean lies(String path) throws IOException;

    @BeforeEach
    void open() throws IOException {
        files = emptyStore();
    }

    @Test
    void whatIsCreatedReadsBack() throws IOException {
        assertTrue(files.createIfAbsent("a", content("one")));
        assertEquals("one", read("a"));
        assertTrue(files.exists("a"));
    }

    @Test
    void aTakenNameIsNotCreatedAgain() throws IOException {
        files.createIfAbsent("a", content("one"));
        assertFalse(files.createIfAbsent("a", content("two")));
        assertEquals("one", read("a"));
    }

    @Test
    void anEmptyFileCanBeCreatedAndIsThere() throws IOException {
        assertTrue(files.createIfAbsent("a", content("")));
        assertFalse(files.createIfAbsent("a", content("x")));
        assertEquals("", read("a"));
    }

    @Test
    void contentThatFailsHalfWayLeavesNothing() {
        IOException failure = assertThrows(
                IOException.class,
                () -> files.createIfAbsent("a", out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("no more");
                }));
        assertEquals("no more", failure.getMessage());
        assertThrows(NoSuchFileException.class, () -> files.open("a"));
    }

    @Test
    void aFileIsReplacedIfItHoldsWhatWasRead() throws IOException {
        files.createIfAbsent("a", content("one"));
        assertTrue(files.replaceIfUnchanged("a", Optional.of(bytes("one")), bytes("two, longer")));
        assertEquals("two, longer", read("a"));
    }

    @Test
    void aFileThatHoldsSomethingElseIsNotReplaced() throws IOException {
        files.createIfAbsent("a", content("one"));
        for (String other : List.of("", "on", "one.", "two")) {
            assertFalse(files.replaceIfUnchanged("a", Optional.of(bytes(other)), bytes("new")), other);
        }
        assertFalse(files.replaceIfUnchanged("a", Optional.empty(), bytes("new")));
        assertEquals("one", read("a"));
    }

    @Test
    void anAbsentFileIsReplacedOnlyIfItWasAbsentBefore() throws IOException {
        assertFalse(files.replaceIfUnchanged("a", Optional.of(bytes("one")), bytes("new")));
        assertFalse(files.exists("a"));
        assertTrue(files.replaceIfUnchanged("a", Optional.empty(), bytes("new")));
        assertEquals("new", read("a"));
    }

    @Test
    void anAppendedFileGrows() throws IOException {
        for (String each : List.of("one ", "two ", "three")) {
            try (OutputStream out = files.append("log", FileStore.Access.SHARED)) {
                out.write(bytes(each));
            }
        }
        assertEquals("one two three", read("log"));
    }

    @Test
    void whatWasFlushedIsSeenBeforeTheEnd() throws IOException {
        files.createIfAbsent("log", content("one "));
        OutputStream out = files.append("log", FileStore.Access.SHARED);
        out.write(bytes("two "));
        out.flush();
        assertEquals("one two ", read("log"));
        out.write(bytes("three"));
        out.close();
        out.close();
        assertEquals("one two three", read("log"));
    }

    @Test
    void namesAreListedInOrderAndAnAbsentDirectoryIsEmpty() throws IOException {
        files.makeDirectories("d/e");
        for (String name : List.of("b", "a", "C", ".hidden")) {
            files.createIfAbsent("d/" + name, content("x"));
        }
        assertEquals(List.of(".hidden", "C", "a", "b", "e"), files.list("d"));
        assertEquals(List.of(), files.list("nowhere"));
        assertEquals(List.of("d"), files.list(""));
    }

    @Test
    void directoriesAreMadeAsOftenAsAsked() throws IOException {
        files.makeDirectories("d/e/f");
        files.makeDirectories("d/e/f");
        assertTrue(files.exists("d/e/f"));
        assertFalse(files.exists("d/x/f"));
    }

    @Test
    void aDirectoryUnderAFileCannotBeMade() throws IOException {
        files.createIfAbsent("a", content("x"));
        assertThrows(IOException.class, () -> files.makeDirectories("a/b"));
        assertThrows(IOException.class, () -> files.makeDirectories("a"));
        assertFalse(files.exists("a/b"));
    }

    @Test
    void aFileIsDeletedAndAnAbsentOneToo() throws IOException {
        files.createIfAbsent("a", content("x"));
        files.delete("a");
        files.delete("a");
        assertFalse(files.exists("a"));
    }

    @Test
    void anEmptyDirectoryIsDeletedAndAnAbsentOneToo() throws IOException {
        files.makeDirectories("d/e");
        assertFalse(files.deleteDirectory("d"), "there is another directory in it");
        files.createIfAbsent("d/e/a", content("x"));
        assertFalse(files.deleteDirectory("d/e"));
        assertEquals("x", read("d/e/a"));
        files.delete("d/e/a");
        assertTrue(files.deleteDirectory("d/e"));
        assertFalse(files.exists("d/e"));
        assertTrue(files.deleteDirectory("d"));
        assertTrue(files.deleteDirectory("d"));
        assertEquals(List.of(), files.list(""));
    }

    @Test
    void temporaryFilesOfACrashedWriterGoWithTheirDirectory() throws IOException {
        files.makeDirectories("d");
        files.createIfAbsent("d/" + StorePath.temporaryName(), content("half"));
        assertTrue(files.deleteDirectory("d"));
        assertFalse(files.exists("d"));
    }

    @Test
    void aFileIsNotDeletedAsADirectory() throws IOException {
        files.createIfAbsent("a", content("x"));
        assertThrows(IOException.class, () -> files.deleteDirectory("a"));
        assertEquals("x", read("a"));
    }

    @Test
    void aFileHasATimeAndAnAbsentOneHasNone() throws IOException {
        files.createIfAbsent("a", content("x"));
        assertTrue(files.modified("a").orElseThrow().isAfter(Instant.EPOCH));
        assertEquals(Optional.empty(), files.modified("b"));
    }

    @Test
    void aFileOverTheLimitIsRefusedAndOneAtTheLimitIsRead() throws IOException {
        files.createIfAbsent("a", content("12345"));
        assertArrayEquals(bytes("12345"), files.read("a", 5));
        assertThrows(OversizeException.class, () -> files.read("a", 4));
        assertEquals(Optional.empty(), files.readIfPresent("b", 4));
    }

    @Test
    void onlyOldTemporaryFilesOfOneDirectoryAreSwept() throws IOException {
        Instant day = Instant.parse("2026-11-24T03:00:00Z");
        files.makeDirectories("d/e");
        String directory = "d/" + StorePath.temporaryName();
        files.makeDirectories(directory);
        files.createIfAbsent("d/kept", content("x"));
        String old = "d/" + StorePath.temporaryName();
        stray(old, day.minusMillis(1));
        List<String> others = List.of(
                "d/" + StorePath.temporaryName(),
                "d/.tmp-notes",
                "d/x" + StorePath.temporaryName(),
                "d/e/" + StorePath.temporaryName(),
                StorePath.temporaryName());
        stray(others.get(0), day);
        for (String other : others.subList(1, others.size())) {
            stray(other, day.minusSeconds(1_000_000));
        }
        assertEquals(sweeps(), files.sweep("d", day));
        assertEquals(sweeps() == 0, lies(old));
        for (String other : others) {
            assertTrue(lies(other), other);
        }
        assertTrue(lies(directory));
        assertEquals("x", read("d/kept"));
        assertEquals(0, files.sweep("nowhere", day));
        assertEquals(0, files.sweep("d/kept", day));
        assertEquals(sweeps(), files.sweep("", day));
        for (String each : List.of(old, directory, others.get(0), others.get(1), others.get(3), others.get(4))) {
            files.delete(each);
        }
    }

    /** How many of one temporary file are swept: none where nothing is ever written aside. */
    int sweeps() {
        return 1;
    }

    @Test
    void pathsThatLeaveTheRootAreErrors() {
        for (String path : List.of("..", "../a", "a/../../b", "/a", "a//b", "a/", "a/./b", "a\0b", "")) {
            assertThrows(IllegalArgumentException.class, () -> files.open(path), path);
            assertThrows(IllegalArgumentException.class, () -> files.createIfAbsent(path, content("x")), path);
        }
    }

    static FileStore.Content content(String text) {
        return FileStore.Content.of(bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    String read(String path) throws IOException {
        return new String(files.read(path, 1 << 20), UTF_8);
    }
}
