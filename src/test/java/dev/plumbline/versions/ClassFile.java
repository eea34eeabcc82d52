package dev.plumbline.versions;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a compiled class is, has and calls, as far as linking asks. */
final class ClassFile {
    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;

    private final String name;
    private final int access;
    private final List<String> parents;
    private final Map<String, Integer> members;
    private final List<Call> calls;

    /** A member of another class that code names, or only the class where {@code member} is empty. */
    record Call(String owner, String member, boolean ofInterface) {
        @Override
        public String toString() {
            return member.isEmpty() ? owner : owner + "." + member;
        }
    }

    private ClassFile(Constants constants, DataInputStream in) throws IOException {
        access = in.readUnsignedShort();
        name = constants.className(in.readUnsignedShort());
        parents = new ArrayList<>();
        int superclass = in.readUnsignedShort();
        if (superclass != 0) {
            parents.add(constants.className(superclass));
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            parents.add(constants.className(in.readUnsignedShort()));
        }
        members = new HashMap<>();
        members(constants, in);
        members(constants, in);
        calls = constants.calls();
    }

    static ClassFile of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.readInt();
        in.readInt();
        Constants constants = new Constants(in);
        return new ClassFile(constants, in);
    }

    /** Fields, or methods: name and descriptor. */
    private void members(Constants constants, DataInputStream in) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int flags = in.readUnsignedShort();
            members.put(constants.text(in.readUnsignedShort()) + constants.text(in.readUnsignedShort()), flags);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.readUnsignedShort();
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    String name() {
        return name;
    }

    boolean isInterface() {
        return (access & INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & ABSTRACT) != 0;
    }

    /** The superclass, if it has one, and the interfaces. */
    List<String> parents() {
        return Collections.unmodifiableList(parents);
    }

    boolean has(String member) {
        return members.containsKey(member);
    }

    /** Methods without a body. */
    List<String> abstractMethods() {
        return members.entrySet().stream()
                .filter(member -> (member.getValue() & ABSTRACT) != 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Call> calls() {
        return calls;
    }
}
