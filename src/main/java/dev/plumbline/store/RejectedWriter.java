package dev.plumbline.store;

import dev.plumbline.model.CsvCell;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes rejected rows, one CSV file per reason, made when its first row comes. */
public final class RejectedWriter implements AutoCloseable {
    private final FileStore files;
    private final String directory;
    private final Map<String, LogStream> byReason = new TreeMap<>();

    RejectedWriter(FileStore files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    /** Adds a row to the file of its reason. */
    public void add(RejectedRow row) {
        LogStream out = byReason.computeIfAbsent(row.reason(), this::open);
        write(
                out,
                CsvCell.text(row.file())
                        + ','
                        + row.line()
                        + ','
                        + CsvCell.text(row.column())
                        + ','
                        + CsvCell.text(row.reason())
                        + ','
                        + CsvCell.text(row.excerpt()));
    }

    private LogStream open(String reason) {
        if (!reason.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("Cannot name a file after the reason '" + reason + "'");
        }
        String path = directory + "/" + reason + ".csv";
        LogStream out = ModelStore.attempt(
                "write " + files.locate(path),
                () -> new LogStream(files.append(path, FileStore.Access.OWNER_ONLY), files.locate(path)));
        write(out, "file,line,column,reason,excerpt");
        return out;
    }

    private static void write(LogStream out, String line) {
        out.write(stream -> stream.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (LogStream out : byReason.values()) {
            try {
                out.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        byReason.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
