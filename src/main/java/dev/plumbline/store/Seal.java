package dev.plumbline.store;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The last field of a document, {@code sha256}: the SHA-256 of all bytes that stand before that field. A document is
 * sealed and checked as a stream, in constant memory. The form of the seal is the same in every format, so that a
 * document of a newer one can be told from one that is damaged.
 */
final class Seal {
    private static final String FIELD = ",\n  \"sha256\" : \"";
    private static final String END = "\"\n}\n";
    /** Bytes from the end of what is sealed to the end of the document. */
    static final int LENGTH = FIELD.length() + 64 + END.length();

    private static final String CUT_SHORT = "it is cut short";
    private static final String BROKEN = "its checksum does not fit its content";

    private Seal() {}

    /** A small document, its lists with one element a line. */
    static byte[] sealed(Json.Fields fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(fields, new ListIndenter(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A document of any size, each list on one line. */
    static void write(Json.Fields fields, OutputStream out) throws IOException {
        write(fields, DefaultPrettyPrinter.FixedSpaceIndenter.instance, out);
    }

    private static void write(Json.Fields fields, DefaultPrettyPrinter.Indenter lists, OutputStream out)
            throws IOException {
        MessageDigest digest = Fingerprint.digest();
        Json.open(fields, lists, new DigestOutputStream(out, digest));
        out.write(of(digest));
    }

    private static byte[] of(MessageDigest digest) {
        return (FIELD + HexFormat.of().formatHex(digest.digest()) + END).getBytes(StandardCharsets.US_ASCII);
    }

    /** What is wrong with the seal of a document, if anything. */
    static Optional<String> problem(byte[] document) {
        try (Reader reader = new Reader(new ByteArrayInputStream(document))) {
            return reader.problem();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Hands on a document and takes its digest on the way, up to where its seal must begin. */
    static final class Reader extends InputStream {
        private final InputStream in;
        private final MessageDigest digest = Fingerprint.digest();
        private final byte[] last = new byte[LENGTH];
        private int held;

        Reader(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count >= LENGTH) {
                digest.update(last, 0, held);
                digest.update(bytes, offset, count - LENGTH);
                System.arraycopy(bytes, offset + count - LENGTH, last, 0, LENGTH);
                held = LENGTH;
            } else if (count > 0) {
                int over = Math.max(0, held + count - LENGTH);
                digest.update(last, 0, over);
                System.arraycopy(last, over, last, 0, held - over);
                System.arraycopy(bytes, offset, last, held - over, count);
                held = held - over + count;
            }
            return count;
        }

        /** Reads what is left; what is wrong with the seal, if anything. To be asked once. */
        Optional<String> problem() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (held < LENGTH) {
                return Optional.of(CUT_SHORT);
            }
            return MessageDigest.isEqual(of(digest), last) ? Optional.empty() : Optional.of(BROKEN);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
