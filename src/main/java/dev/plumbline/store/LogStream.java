package dev.plumbline.store;

import java.io.IOException;
import java.io.OutputStream;

/** A growing file of lines; a failed write is a refusal that names the file. */
final class LogStream implements AutoCloseable {
    private final OutputStream out;
    private final String location;

    LogStream(OutputStream out, String location) {
        this.out = out;
        this.location = location;
    }

    void line(Json.Fields fields) {
        write(stream -> Json.line(fields, stream));
    }

    void write(FileStore.Content content) {
        ModelStore.attempt("write " + location, () -> {
            content.writeTo(out);
            return null;
        });
    }

    void flush() {
        write(OutputStream::flush);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failure) {
            throw StoreFailure.of("write " + location, failure);
        }
    }
}
