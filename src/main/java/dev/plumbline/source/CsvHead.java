package dev.plumbline.source;

import java.util.List;

/**
 * What the beginning of a CSV file says.
 *
 * @param file which file
 * @param names its columns in order; none where the file is empty
 * @param header the header's bytes without the line end, or null without a header
 * @param bom whether it begins with a byte order mark
 * @param dataStart where the first record behind the header begins, in decompressed bytes
 * @param lines physical lines before that
 * @param hasData whether anything follows
 * @param firstLine the beginning of the first record, as it is
 */
record CsvHead(
        InputFile file,
        List<String> names,
        byte[] header,
        boolean bom,
        long dataStart,
        long lines,
        boolean hasData,
        String firstLine) {

    CsvHead {
        names = List.copyOf(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
