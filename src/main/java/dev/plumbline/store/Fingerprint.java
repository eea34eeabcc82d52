package dev.plumbline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one content from another.
 *
 * @param size in bytes
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
record Fingerprint(long size, String sha256) {
    static Fingerprint of(byte[] bytes) {
        return new Fingerprint(bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
    }

    static Fingerprint of(FileStore.Content content) throws IOException {
        long[] size = {0};
        MessageDigest digest = digest();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                size[0] += length;
            }
        };
        content.writeTo(new DigestOutputStream(counting, digest));
        return new Fingerprint(size[0], HexFormat.of().formatHex(digest.digest()));
    }

    /** Of a stored file, read in constant memory. */
    static Fingerprint of(FileStore files, String path) throws IOException {
        return of(copyOf(files, path));
    }

    /** A stored file as content for another. */
    static FileStore.Content copyOf(FileStore files, String path) {
        return out -> {
            try (InputStream in = files.open(path)) {
                in.transferTo(out);
            }
        };
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
