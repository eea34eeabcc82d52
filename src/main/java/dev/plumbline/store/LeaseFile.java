package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The file {@code lease.json} of one model. */
final class LeaseFile {
    private final FileStore files;
    private final ModelName name;
    private final String path;

    LeaseFile(FileStore files, ModelName name) {
        this.files = files;
        this.name = name;
        this.path = Layout.lease(name);
    }

    ModelName name() {
        return name;
    }

    String location() {
        return files.locate(path);
    }

    /** @throws dev.plumbline.model.Refusal 76 where a newer Plumbline wrote the file */
    Seen read() throws IOException {
        Optional<byte[]> bytes = files.readIfPresent(path, Layout.SMALL);
        return new Seen(bytes.orElse(null), bytes.flatMap(found -> LeaseDocument.decode(found, location())));
    }

    /**
     * Puts a lease there, if the file is still as it was seen.
     *
     * @return false where it is not: nothing was changed
     */
    boolean replace(Seen seen, LeaseDocument lease) throws IOException {
        byte[] bytes = lease.encode();
        try {
            // A client that repeats a request whose answer was lost is told that somebody was faster: it was itself.
            return files.replaceIfUnchanged(path, Optional.ofNullable(seen.bytes), bytes) || holds(bytes);
        } catch (IOException unclear) {
            // The answer may be lost while the file is there.
            if (holds(bytes, unclear)) {
                return true;
            }
            throw unclear;
        }
    }

    /** No other lease has these bytes: there is a token in them. */
    private boolean holds(byte[] bytes) throws IOException {
        return Arrays.equals(files.readIfPresent(path, Layout.SMALL).orElse(null), bytes);
    }

    private boolean holds(byte[] bytes, IOException unclear) {
        try {
            return holds(bytes);
        } catch (IOException unreadable) {
            unclear.addSuppressed(unreadable);
            return false;
        }
    }

    /** What was found in the file at some moment. */
    static final class Seen {
        private final byte[] bytes;
        private final Optional<LeaseDocument> lease;

        private Seen(byte[] bytes, Optional<LeaseDocument> lease) {
            this.bytes = bytes;
            this.lease = lease;
        }

        /** The lease; empty where the file is absent or no lease. */
        Optional<LeaseDocument> lease() {
            return lease;
        }

        boolean isAbsent() {
            return bytes == null;
        }

        boolean isAs(Seen other) {
            return Arrays.equals(bytes, other.bytes);
        }
    }
}
