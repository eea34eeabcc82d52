package dev.plumbline.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that survive the loss of power: content is synced before a name points at it, the directory after. */
final class DurableFile {
    private DurableFile() {}

    /** Writes a temporary file beside {@code target}; nothing is left where that fails. */
    static Path writeAside(Path target, FileStore.Content content) throws IOException {
        Path temporary = target.resolveSibling(StorePath.temporaryName());
        boolean written = false;
        try {
            writeAndSync(temporary, content);
            written = true;
        } finally {
            if (!written) {
                discard(temporary);
            }
        }
        return temporary;
    }

    static void writeAndSync(Path file, FileStore.Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** A temporary file that cannot be removed does not change the result: no reader ever sees it. */
    static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException ignored) {
            return;
        }
    }

    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
