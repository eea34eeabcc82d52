package dev.plumbline.source;

import java.util.List;
import java.util.Map;

/**
 * What the footer of a Parquet file says.
 *
 * @param file the file
 * @param types the columns at the top in the file's order, by name, and what to call their types
 * @param groups its row groups, in order
 * @param checksums whether the pages carry checksums, as far as the first one tells
 */
record ParquetFooter(InputFile file, Map<String, String> types, List<Group> groups, boolean checksums) {
    /**
     * A row group.
     *
     * @param start where its data begin, in bytes
     * @param length in bytes, compressed
     * @param rows number of rows
     */
    record Group(long start, long length, long rows) {}

    ParquetFooter {
        groups = List.copyOf(groups);
    }

    long rows() {
        return groups.stream().mapToLong(Group::rows).sum();
    }
}
