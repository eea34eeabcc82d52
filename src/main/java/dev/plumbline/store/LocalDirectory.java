package dev.plumbline.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One directory of a local store, as {@link FileStore} wants its directories.
 *
 * @param path where it is, if it is there
 */
record LocalDirectory(Path path) {
    List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : entries()) {
                String name = entry.getFileName().toString();
                if (!StorePath.isTemporary(name)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException absent) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    int sweep(Instant before) throws IOException {
        int swept = 0;
        try {
            for (Path entry : entries()) {
                boolean ours = StorePath.isOwnTemporary(entry.getFileName().toString());
                if (ours && isOldFile(entry, before) && Files.deleteIfExists(entry)) {
                    swept++;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return swept;
        }
        return swept;
    }

    boolean delete() throws IOException {
        if (!list().isEmpty()) {
            return false;
        }
        try {
            for (Path temporary : entries()) {
                Files.deleteIfExists(temporary);
            }
            Files.deleteIfExists(path);
        } catch (NoSuchFileException absent) {
            return true;
        } catch (DirectoryNotEmptyException meanwhile) {
            return false;
        }
        DurableFile.syncDirectory(path.getParent());
        return true;
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return entries;
    }

    private static boolean isOldFile(Path entry, Instant before) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
