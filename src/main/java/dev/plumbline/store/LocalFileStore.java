package dev.plumbline.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A store on a local disk, with {@code java.nio} alone: no call of Hadoop's local file system tells two racing
 * creators apart.
 *
 * <p>{@code createIfAbsent} writes a temporary file, syncs it and gives it its name by a hard link: the file appears
 * whole, and of many links to one name exactly one succeeds. On a disk without hard links the name itself is created
 * exclusively; then a crash can leave a file cut short, which its checksum tells. {@code replaceIfUnchanged} holds an
 * exclusive lock on the very file it replaces, so that of many writers who expect the same content one succeeds; where
 * the disk has no locks (some network disks) that holds inside one process only. Symbolic links below the root are refused.
 */
final class LocalFileStore implements FileStore {
    /** Locks of files belong to the process, so threads of one process take turns here. */
    private static final Object REPLACING = new Object();

    /** How a name is given to a finished file. */
    @FunctionalInterface
    interface Linker {
        void link(Path target, Path existing) throws IOException;
    }

    private final Path root;
    private final Linker linker;

    LocalFileStore(Path root) {
        this(root, Files::createLink);
    }

    LocalFileStore(Path root, Linker linker) {
        this.root = root.toAbsolutePath().normalize();
        this.linker = linker;
    }

    @Override
    public InputStream open(String path) throws IOException {
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        return Files.newInputStream(file);
    }

    @Override
    public boolean createIfAbsent(String path, Content content) throws IOException {
        Path target = resolve(path);
        if (Files.exists(target, NOFOLLOW_LINKS)) {
            return false;
        }
        Path temporary = DurableFile.writeAside(target, content);
        try {
            if (!link(target, temporary, content)) {
                return false;
            }
        } finally {
            DurableFile.discard(temporary);
        }
        DurableFile.syncDirectory(target.getParent());
        return true;
    }

    private boolean link(Path target, Path temporary, Content content) throws IOException {
        try {
            linker.link(target, temporary);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException noLinks) {
            return createExclusively(target, content);
        } catch (FileSystemException failure) {
            // A network disk may lose the answer of a link that it made; and "not permitted" means: no hard links.
            if (Files.exists(target, NOFOLLOW_LINKS)) {
                return Files.isSameFile(target, temporary);
            }
            String reason = String.valueOf(failure.getReason());
            if (reason.contains("not permitted") || reason.contains("not supported")) {
                return createExclusively(target, content);
            }
            throw failure;
        }
    }

    private static boolean createExclusively(Path target, Content content) throws IOException {
        try {
            DurableFile.writeAndSync(target, content);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    @Override
    public boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content) throws IOException {
        if (expected.isEmpty()) {
            return createIfAbsent(path, Content.of(content));
        }
        Path target = resolve(path);
        synchronized (REPLACING) {
            while (true) {
                Object before = fileKey(target);
                if (before == null) {
                    return false;
                }
                try (FileChannel channel = FileChannel.open(target, READ, WRITE)) {
                    lock(channel);
                    // Another process may have put a new file here while this one waited for the lock of the old.
                    if (before.equals(fileKey(target))) {
                        return replaceLocked(target, channel, expected.get(), content);
                    }
                } catch (NoSuchFileException gone) {
                    return false;
                }
            }
        }
    }

    private static boolean replaceLocked(Path target, FileChannel channel, byte[] expected, byte[] content)
            throws IOException {
        byte[] found = Channels.newInputStream(channel).readNBytes(expected.length + 1);
        if (!Arrays.equals(found, expected)) {
            return false;
        }
        Path temporary = DurableFile.writeAside(target, Content.of(content));
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            DurableFile.discard(temporary);
        }
        DurableFile.syncDirectory(target.getParent());
        return true;
    }

    /** Locks the file until the channel is closed, on disks that can. */
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException noLocks) {
            return;
        }
    }

    private static Object fileKey(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (NoSuchFileException absent) {
            return null;
        }
    }

    @Override
    public OutputStream append(String path, Access access) throws IOException {
        Path file = resolve(path);
        if (access == Access.OWNER_ONLY && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            } catch (FileAlreadyExistsException there) {
                Files.setPosixFilePermissions(file, ownerOnly);
            }
        }
        return new BufferedOutputStream(Files.newOutputStream(file, CREATE, APPEND));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return directory(directory).list();
    }

    private LocalDirectory directory(String directory) throws IOException {
        return new LocalDirectory(directory.isEmpty() ? root : resolve(directory));
    }

    @Override
    public boolean exists(String path) throws IOException {
        try {
            Files.readAttributes(resolve(path), BasicFileAttributes.class, NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        } catch (FileSystemException failure) {
            if ("Not a directory".equals(failure.getReason())) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public void makeDirectories(String directory) throws IOException {
        Path wanted = directory.isEmpty() ? root : resolve(directory);
        List<Path> missing = new ArrayList<>();
        for (Path p = wanted; p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(p);
        }
        if (missing.isEmpty() && !Files.isDirectory(wanted)) {
            throw new NotDirectoryException(wanted.toString());
        }
        Files.createDirectories(wanted);
        for (Path made : missing) {
            DurableFile.syncDirectory(made.getParent());
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(resolve(path));
    }

    @Override
    public int sweep(String directory, Instant before) throws IOException {
        return directory(directory).sweep(before);
    }

    @Override
    public boolean deleteDirectory(String directory) throws IOException {
        return new LocalDirectory(resolve(directory)).delete();
    }

    @Override
    public Optional<Instant> modified(String path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(resolve(path), BasicFileAttributes.class, NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toInstant());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public String locate(String path) {
        return path.isEmpty() ? root.toString() : root.resolve(path).toString();
    }

    private Path resolve(String path) throws IOException {
        Path at = root;
        for (String segment : StorePath.checked(path).split("/")) {
            at = at.resolve(segment);
            if (Files.isSymbolicLink(at)) {
                throw new SymbolicLinkException(at.toString());
            }
        }
        return at;
    }
}
