package dev.plumbline.bench;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A table of the benchmark as files.
 *
 * @param table its rows
 * @param format of the files
 */
record TableFile(BenchTable table, Format format) {
    /** The formats that are measured. */
    enum Format {
        CSV,
        PARQUET;

        String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The directory of the table's files. */
    Path at(Place place) {
        return place.work().resolve(table.name() + "." + format.suffix());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d x %d %s", table.rows(), table.features(), format.suffix());
    }
}
