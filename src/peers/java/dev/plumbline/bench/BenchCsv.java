package dev.plumbline.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes a table as CSV files with headers, of at most some 128 MiB each, as clusters write them. */
final class BenchCsv {
    private static final long FILE_BYTES = 128L << 20;
    private static final int FIELD_BYTES = 9;
    private static final int FIELD_ROOM = 24;
    private static final int BUFFER = 1 << 20;

    private final BenchTable table;
    private final byte[] line;
    private int length;

    private BenchCsv(BenchTable table) {
        this.table = table;
        this.line = new byte[FIELD_ROOM * (table.features() + 1)];
    }

    /** Writes aside and renames, so that there is never half a table. */
    static void write(BenchTable table, Path directory) throws IOException {
        Path aside = Files.createTempDirectory(directory.getParent(), "aside");
        long bytes = table.rows() * (table.features() + 1) * FIELD_BYTES;
        int parts = (int) (bytes / FILE_BYTES + 1);
        IntStream.range(0, parts).parallel().forEach(part -> {
            try {
                Path file = aside.resolve("part-" + part + ".csv");
                new BenchCsv(table).write(file, table.rows() * part / parts, table.rows() * (part + 1) / parts);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Files.move(aside, directory);
    }

    private void write(Path file, long from, long to) throws IOException {
        long[] units = new long[table.features() + 1];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            out.write((String.join(",", table.columns()) + "\n").getBytes(StandardCharsets.US_ASCII));
            for (long row = from; row < to; row++) {
                table.units(row, units);
                length = 0;
                for (int j = 0; j < table.features(); j++) {
                    append(units[j], BenchTable.FEATURE_DECIMALS);
                    line[length++] = ',';
                }
                append(units[table.features()], BenchTable.LABEL_DECIMALS);
                line[length++] = '\n';
                out.write(line, 0, length);
            }
        }
    }

    /** All decimals, trailing zeros too. */
    private void append(long units, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long size = Math.abs(units);
        if (units < 0) {
            line[length++] = '-';
        }
        digits(size / scale, 1);
        line[length++] = '.';
        digits(size % scale, decimals);
    }

    private void digits(long value, int least) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        count = Math.max(count, least);
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            line[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }
}
