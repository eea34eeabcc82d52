package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store must do besides where a test can see its files on a disk. */
abstract class DiskFileStoreContract extends FileStoreContract {
    @TempDir
    Path root;

    abstract FileStore storeAt(Path root) throws IOException;

    @Override
    FileStore emptyStore() throws IOException {
        return storeAt(root);
    }

    @Override
    void stray(String path, Instant lastChanged) throws IOException {
        Files.writeString(root.resolve(path), "half");
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(lastChanged));
    }

    @Override
    boolean lies(String path) {
        return Files.exists(root.resolve(path));
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<String> strays = all.map(p -> p.getFileName().toString())
                    .filter(name -> name.endsWith(".crc") || name.startsWith(".tmp"))
                    .toList();
            assertEquals(List.of(), strays);
        }
    }

    @Test
    void aFileForTheOwnerAloneHasMode0600() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (OutputStream out = files.append("private", FileStore.Access.OWNER_ONLY)) {
                out.write(bytes("x"));
            }
            assertEquals("rw-------", mode("private"));
        }
    }

    @Test
    void aPublishedFileIsReadableAsTheUmaskAllows() throws IOException {
        Files.writeString(root.resolve("plain"), "x");
        files.createIfAbsent("a", content("x"));
        assertEquals(mode("plain"), mode("a"));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(file)));
    }
}
