package dev.plumbline.summation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** The external form, in memory. */
final class Wire {
    /** Something that writes itself. */
    interface Written {
        void writeTo(DataOutput out) throws IOException;
    }

    private Wire() {}

    static byte[] bytes(Written written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static DataInputStream reading(Written written) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(bytes(written)));
    }
}
