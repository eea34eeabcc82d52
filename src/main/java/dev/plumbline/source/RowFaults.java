package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Iterator;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.TaskContext;

/**
 * An iterator of Spark's readers whose failures say which file they come from, and what kind they are: input that is
 * damaged (65), gone (65), forbidden (77), or a store that fails (74).
 */
final class RowFaults<T> implements Iterator<T> {
    private final Iterator<T> source;
    private final RowPlaces places;

    RowFaults(Iterator<T> source, RowPlaces places) {
        this.source = source;
        this.places = places;
    }

    @Override
    public boolean hasNext() {
        try {
            return source.hasNext();
        } catch (Exception e) {
            // Not only RuntimeException: Scala throws checked exceptions without declaring them.
            throw named(e, places.file());
        }
    }

    @Override
    public T next() {
        try {
            return source.next();
        } catch (Exception e) {
            throw named(e, places.file());
        }
    }

    private static RuntimeException named(Exception e, String file) {
        TaskContext task = TaskContext.get();
        if (task != null && task.isInterrupted() && e instanceof RuntimeException stopped) {
            return stopped;
        }
        return refusal(e, file);
    }

    /** What to tell of a failed read. */
    static Refusal refusal(Throwable failure, String file) {
        Throwable root = failure;
        ExitCode code = ExitCode.DATA;
        String what = "";
        for (Throwable t = failure; t != null; t = t.getCause()) {
            root = t;
            if (t instanceof Refusal refusal) {
                return refusal;
            }
            if (t instanceof FileNotFoundException) {
                what = "it is gone: it changed while it was being read; ";
            } else if (t instanceof AccessControlException || t instanceof AccessDeniedException) {
                code = ExitCode.NO_PERMISSION;
            } else if (isOfStore(t)) {
                code = ExitCode.IO_ERROR;
            }
        }
        if (DatabaseFaults.hasSpoken(failure)) {
            return DatabaseFaults.refusal(failure, file);
        }
        if (code == ExitCode.IO_ERROR && root.getClass().getName().contains("parquet.")) {
            // Parquet wraps what it could not make sense of in a plain IOException.
            code = ExitCode.DATA;
        }
        what += code == ExitCode.DATA && what.isEmpty()
                ? "its data are damaged, or of a kind that this Spark cannot read; "
                : "";
        String message = root.getMessage() == null ? "" : ": " + Excerpt.of(root.getMessage());
        return new Refusal(
                code,
                "Cannot read " + Excerpt.of(file) + ": " + what
                        + root.getClass().getSimpleName() + message,
                failure);
    }

    /** An input or output error that does not come from the bytes themselves, as those of decoders and parsers do. */
    private static boolean isOfStore(Throwable t) {
        String name = t.getClass().getName();
        return t instanceof IOException
                && !(t instanceof EOFException)
                && !(t instanceof ChecksumException)
                && (name.startsWith("java.io.")
                        || name.startsWith("java.net.")
                        || name.startsWith("java.nio.")
                        || name.startsWith("org.apache.hadoop."));
    }
}
