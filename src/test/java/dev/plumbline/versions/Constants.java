package dev.plumbline.versions;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The constant pool of a class file: its texts, and what it names of other classes. */
final class Constants {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    private final int[] tags;
    private final int[] first;
    private final int[] second;
    private final String[] texts;

    Constants(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        tags = new int[size];
        first = new int[size];
        second = new int[size];
        texts = new String[size];
        for (int i = 1; i < size; i++) {
            tags[i] = in.readUnsignedByte();
            // A long and a double take two places.
            i += read(i, in);
        }
    }

    private int read(int i, DataInputStream in) throws IOException {
        switch (tags[i]) {
            case UTF8 -> texts[i] = in.readUTF();
            case 3, 4 -> in.readInt();
            case 5, 6 -> {
                in.readLong();
                return 1;
            }
            case CLASS, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
            case FIELD, 10, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 -> {
                first[i] = in.readUnsignedShort();
                second[i] = in.readUnsignedShort();
            }
            case 15 -> {
                first[i] = in.readUnsignedByte();
                second[i] = in.readUnsignedShort();
            }
            default -> throw new IOException("no class file: constant of kind " + tags[i]);
        }
        return 0;
    }

    String text(int i) {
        return texts[i];
    }

    String className(int i) {
        return texts[first[i]];
    }

    /** All classes, fields and methods that are named; arrays by their elements. */
    List<ClassFile.Call> calls() {
        List<ClassFile.Call> calls = new ArrayList<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == CLASS) {
                String name = className(i).replaceFirst("^\\[+L(.*);$", "$1");
                if (!name.startsWith("[")) {
                    calls.add(new ClassFile.Call(name, "", false));
                }
            } else if (tags[i] >= FIELD && tags[i] <= INTERFACE_METHOD) {
                String owner = className(first[i]);
                String member = texts[first[second[i]]] + texts[second[second[i]]];
                // Arrays have the methods of Object.
                if (!owner.startsWith("[")) {
                    calls.add(new ClassFile.Call(owner, member, tags[i] == INTERFACE_METHOD));
                }
            }
        }
        return calls;
    }
}
