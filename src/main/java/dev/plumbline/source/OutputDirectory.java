package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.StorageTrouble;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;

/**
 * A directory that appears whole or not at all: it is filled under another name beside its place and renamed at the end.
 * Closing it deletes what was not committed.
 *
 * <p>On an object store a rename copies one object after the other. There {@code _SUCCESS}, which comes last, says that
 * all are there.
 */
public final class OutputDirectory implements AutoCloseable {
    private static final Set<String> COPYING = Set.of("s3a", "gs");
    private static final String COMPLETE = "_SUCCESS";

    private final String place;
    private final FileSystem fs;
    private final Path target;
    private final Path aside;
    private boolean begun;

    private OutputDirectory(String place, FileSystem fs) {
        this.place = place;
        this.fs = fs;
        this.target = fs.makeQualified(new Path(place));
        // An underscore, so that nobody who reads the directory above takes it for data.
        this.aside = new Path(target.getParent(), "_" + target.getName() + "." + UUID.randomUUID());
    }

    /** @throws Refusal 73 where something is at that place already, 78 where it can be no place; nothing is created yet */
    public static OutputDirectory at(String place, Configuration conf) {
        try {
            OutputDirectory directory = new OutputDirectory(place, path(place).getFileSystem(conf));
            directory.refuseExisting();
            return directory;
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** A place that a directory can be made in: a colon early in a relative path, say, makes Hadoop take it for a scheme. */
    private static Path path(String place) {
        try {
            Path path = new Path(place);
            if (!path.isRoot()) {
                return path;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot create " + Excerpt.of(place) + ": it is no path ("
                            + Excerpt.of(String.valueOf(e.getMessage())) + "); name another --output",
                    e);
        }
        throw new Refusal(
                ExitCode.CONFIG, "Cannot create " + Excerpt.of(place) + ": it is the root; name another --output");
    }

    /** Something that writes. */
    @FunctionalInterface
    public interface Writing<T> {
        T into(FileSystem fs, Path directory) throws IOException;
    }

    /** Writes into the directory aside. */
    public <T> T write(Writing<T> writing) {
        try {
            if (!begun && !fs.mkdirs(aside)) {
                throw new IOException("cannot create " + aside);
            }
            begun = true;
            return writing.into(fs, aside);
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** Gives the directory its name. */
    public void commit() {
        try {
            rename(aside);
            if (COPYING.contains(target.toUri().getScheme())) {
                fs.create(new Path(target, COMPLETE), true).close();
            }
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    /** Gives its name to the only file that was written, instead. */
    public void commitOnly(String file) {
        try {
            rename(new Path(aside, file));
        } catch (IOException e) {
            throw failed(place, e);
        }
    }

    private void rename(Path from) throws IOException {
        refuseExisting();
        if (!fs.rename(from, target)) {
            throw new IOException("cannot rename " + from + " to " + target);
        }
    }

    private void refuseExisting() throws IOException {
        if (fs.exists(target)) {
            throw new Refusal(
                    ExitCode.CANNOT_CREATE,
                    "Cannot create " + Excerpt.of(place)
                            + ": it is there already and nothing is overwritten; name another --output, or delete it");
        }
    }

    /** What to tell of a failed write; what no file system is to blame for stays as it is. */
    static RuntimeException failed(String place, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException e) {
                String message = String.valueOf(e.getMessage());
                return new Refusal(code(e), "Cannot write " + Excerpt.of(place) + ": " + Excerpt.of(message), failure);
            }
        }
        return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }

    private static ExitCode code(IOException e) {
        if (e instanceof FileAlreadyExistsException || e instanceof ParentNotDirectoryException) {
            return ExitCode.CANNOT_CREATE;
        }
        return StorageTrouble.of(e)
                .map(trouble -> trouble == StorageTrouble.NO_BUCKET ? ExitCode.CANNOT_CREATE : trouble.code())
                .orElse(ExitCode.IO_ERROR);
    }

    @Override
    public void close() {
        if (begun) {
            try {
                fs.delete(aside, true);
            } catch (IOException e) {
                throw failed(place, e);
            }
        }
    }
}
