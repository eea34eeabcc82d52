package dev.plumbline.store;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A store on a Hadoop file system.
 *
 * <p>{@code createIfAbsent} is as good as the {@link Exclusive way} the file system offers. {@code replaceIfUnchanged}
 * compares and then replaces the file as a whole: on object stores with entity tags that is one conditional request; on
 * HDFS, which has no such call, another writer can slip in between the two, so whoever needs more must keep
 * a record made by {@code createIfAbsent} beside it, as the moves of {@code current.json} are.
 */
final class HadoopFileStore implements FileStore {
    /** How a file system creates a file only if it is absent. */
    enum Exclusive {
        /** Write aside, then rename without overwriting: HDFS and what behaves like it. */
        RENAME,
        /** An object store's conditional request, asked for by name: S3. */
        CONDITIONAL_CREATE,
        /** An object store whose {@code create(overwrite=false)} is one conditional request: Google Cloud Storage. */
        EXCLUSIVE_CREATE
    }

    private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";
    private static final String CONDITIONAL_ETAG = "fs.option.create.conditional.overwrite.etag";
    private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

    private final FileSystem fs;
    private final FileContext context;
    private final Path root;
    private final Exclusive exclusive;
    private final HadoopReads reads;

    /** @param context the same file system, for its rename; unused and null unless {@code exclusive} is RENAME */
    HadoopFileStore(FileSystem fs, FileContext context, Path root, Exclusive exclusive) {
        this.fs = fs;
        this.context = context;
        this.root = fs.makeQualified(root);
        this.exclusive = exclusive;
        this.reads = new HadoopReads(fs);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return reads.open(resolve(path));
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
        return HadoopReads.settled(() -> FileStore.super.read(path, limit));
    }

    @Override
    public boolean createIfAbsent(String path, Content content) throws IOException {
        Path target = resolve(path);
        return ObjectWrites.decided(() -> !fs.exists(target) && create(target, content));
    }

    private boolean create(Path target, Content content) throws IOException {
        if (exclusive == Exclusive.RENAME) {
            rename(writeAside(target, content), target, Options.Rename.NONE);
            return true;
        }
        boolean byName = exclusive == Exclusive.CONDITIONAL_CREATE;
        FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(target).overwrite(byName);
        if (byName) {
            builder.must(CONDITIONAL, true);
        }
        ObjectWrites.upload(content, builder);
        return true;
    }

    @Override
    public boolean replaceIfUnchanged(String path, Optional<byte[]> expected, byte[] content) throws IOException {
        return expected.isEmpty()
                ? createIfAbsent(path, Content.of(content))
                : ObjectWrites.decided(() -> replace(path, expected.get(), Content.of(content)));
    }

    private boolean replace(String path, byte[] expected, Content content) throws IOException {
        Path target = resolve(path);
        FileStatus status;
        try {
            status = fs.getFileStatus(target);
            if (!Arrays.equals(read(path, expected.length + 1), expected)) {
                return false;
            }
        } catch (OversizeException | FileNotFoundException | NoSuchFileException other) {
            return false;
        }
        if (exclusive == Exclusive.RENAME) {
            rename(writeAside(target, content), target, Options.Rename.OVERWRITE);
            return true;
        }
        FSDataOutputStreamBuilder<?, ?> builder = fs.createFile(target).overwrite(true);
        if (status instanceof EtagSource tagged && tagged.getEtag() != null) {
            builder.opt(CONDITIONAL_ETAG, tagged.getEtag());
        }
        ObjectWrites.upload(content, builder);
        return true;
    }

    @Override
    public OutputStream append(String path, Access access) throws IOException {
        Path file = resolve(path);
        // HDFS's own append fails by default on a cluster of one or two data nodes, and object stores have none.
        byte[] earlier = new byte[0];
        if (fs.exists(file)) {
            OpenFile.close(fs, file);
            earlier = readAll(path);
        }
        if (exclusive != Exclusive.RENAME) {
            return ObjectLog.over(() -> created(file, access), earlier);
        }
        OutputStream log = new FlushedOutputStream(created(file, access));
        log.write(earlier);
        log.flush();
        return log;
    }

    private FSDataOutputStream created(Path file, Access access) throws IOException {
        FSDataOutputStream out = fs.create(file, true);
        if (access == Access.OWNER_ONLY) {
            fs.setPermission(file, OWNER_ONLY);
        }
        return out;
    }

    @Override
    public List<String> list(String directory) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus entry : fs.listStatus(directory.isEmpty() ? root : resolve(directory))) {
                String name = entry.getPath().getName();
                if (!StorePath.isTemporary(name)) {
                    names.add(name);
                }
            }
        } catch (FileNotFoundException absent) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    @Override
    public boolean exists(String path) throws IOException {
        return fs.exists(resolve(path));
    }

    @Override
    public void makeDirectories(String directory) throws IOException {
        if (!fs.mkdirs(directory.isEmpty() ? root : resolve(directory))) {
            throw new IOException("Cannot make the directory " + locate(directory));
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Path file = resolve(path);
        if (!fs.delete(file, false) && fs.exists(file)) {
            throw new IOException("Cannot delete " + file);
        }
    }

    @Override
    public int sweep(String directory, Instant before) throws IOException {
        if (exclusive != Exclusive.RENAME) {
            // Nothing is ever written aside there.
            return 0;
        }
        int swept = 0;
        try {
            for (FileStatus entry : fs.listStatus(directory.isEmpty() ? root : resolve(directory))) {
                boolean ours = entry.isFile()
                        && StorePath.isOwnTemporary(entry.getPath().getName());
                if (ours && entry.getModificationTime() < before.toEpochMilli() && fs.delete(entry.getPath(), false)) {
                    swept++;
                }
            }
        } catch (FileNotFoundException absent) {
            return swept;
        }
        return swept;
    }

    @Override
    public boolean deleteDirectory(String directory) throws IOException {
        Path dir = resolve(directory);
        FileStatus[] entries;
        try {
            if (!fs.getFileStatus(dir).isDirectory()) {
                throw new PathIsNotDirectoryException(dir.toString());
            }
            entries = fs.listStatus(dir);
        } catch (FileNotFoundException absent) {
            return true;
        }
        for (FileStatus entry : entries) {
            if (!StorePath.isTemporary(entry.getPath().getName())) {
                return false;
            }
        }
        for (FileStatus temporary : entries) {
            fs.delete(temporary.getPath(), false);
        }
        if (!fs.delete(dir, false) && fs.exists(dir)) {
            throw new IOException("Cannot delete " + dir);
        }
        return true;
    }

    @Override
    public Optional<Instant> modified(String path) throws IOException {
        try {
            return Optional.of(
                    Instant.ofEpochMilli(fs.getFileStatus(resolve(path)).getModificationTime()));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
    }

    @Override
    public String locate(String path) {
        return path.isEmpty() ? root.toString() : new Path(root, path).toString();
    }

    private Path resolve(String path) {
        return new Path(root, StorePath.checked(path));
    }

    private byte[] readAll(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    private Path writeAside(Path target, Content content) throws IOException {
        Path temporary = new Path(target.getParent(), StorePath.temporaryName());
        boolean written = false;
        try {
            ClosedAfter.writing(fs.create(temporary, false), out -> {
                OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
                content.writeTo(buffered);
                buffered.flush();
                out.hsync();
            });
            written = true;
        } finally {
            if (!written) {
                discard(temporary);
            }
        }
        return temporary;
    }

    private void rename(Path temporary, Path target, Options.Rename how) throws IOException {
        boolean renamed = false;
        try {
            context.rename(temporary, target, how);
            renamed = true;
        } finally {
            if (!renamed) {
                discard(temporary);
            }
        }
    }

    /** A temporary file that cannot be removed does not change the result: no reader ever sees it. */
    private void discard(Path temporary) {
        try {
            fs.delete(temporary, false);
        } catch (IOException ignored) {
            return;
        }
    }
}
