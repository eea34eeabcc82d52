package dev.plumbline.store;

import java.util.Locale;
import java.util.regex.Pattern;

/** Files of one kind that are counted: {@code 00000001.json} and on. */
final class NumberedFile {
    private static final Pattern NAME = Pattern.compile("[0-9]{8,12}\\.json");
    private static final String ENDING = ".json";

    private NumberedFile() {}

    /** The name of the file with that number, from 1. */
    static String name(long number) {
        return String.format(Locale.ROOT, "%08d", number) + ENDING;
    }

    /** The number in a file's name, or 0 for a file that is none of them. */
    static long numberOf(String fileName) {
        if (!NAME.matcher(fileName).matches()) {
            return 0;
        }
        long number = Long.parseLong(fileName.substring(0, fileName.length() - ENDING.length()));
        return name(number).equals(fileName) ? number : 0;
    }
}
