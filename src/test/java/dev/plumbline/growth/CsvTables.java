package dev.plumbline.growth;

import dev.plumbline.source.BadRows;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.SyntheticTable;
import dev.plumbline.source.TableSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables of one feature as CSV files. A table of more than ten million rows is one of at most ten million several times,
 * under other names: no disk holds it twice, and reading it takes what reading any table of its size takes.
 */
final class CsvTables {
    private static final long MOST_ROWS = 10_000_000;
    private static final int LEAST_PARTS = 2;
    private static final long SPLIT_BYTES = 1 << 20;

    /**
     * A table on disk.
     *
     * @param at its directory
     * @param rows of it
     * @param bytes of its files
     */
    record Table(Path at, long rows, long bytes) {
        /** As a user opens it. */
        TableSource open(Lab lab) {
            return open(lab, 0, SPLIT_BYTES);
        }

        /** Cut into so many partitions, however small. */
        TableSource cut(Lab lab, int partitions) {
            return open(lab, partitions, 1);
        }

        private TableSource open(Lab lab, int partitions, long splitBytes) {
            return Sources.open(
                    lab.session(),
                    new SourceSettings(
                            List.of(at.toString()),
                            Optional.empty(),
                            Optional.of("csv"),
                            Map.of(),
                            ',',
                            true,
                            List.of(),
                            false,
                            "y",
                            List.of(),
                            Optional.empty(),
                            new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                            partitions,
                            splitBytes));
        }
    }

    private final Lab lab;
    private final long mostRows;

    CsvTables(Lab lab) {
        this(lab, MOST_ROWS);
    }

    /** @param mostRows above so many, a table is a smaller one several times */
    CsvTables(Lab lab, long mostRows) {
        this.lab = lab;
        this.mostRows = mostRows;
    }

    /** A table of so many rows, or of a few less where it is made of equal parts. */
    Table of(long rows) throws IOException {
        long copies = (rows + mostRows - 1) / mostRows;
        Path once = generated(rows / copies);
        Path all = once;
        if (copies > 1) {
            all = lab.tables().toAbsolutePath().resolve(rows / copies + "x" + copies);
            for (long copy = 0; copy < copies; copy++) {
                link(once, Files.createDirectories(all), "copy-" + copy + "-");
            }
        }
        long bytes = 0;
        for (Path file : files(once)) {
            bytes += Files.size(file);
        }
        return new Table(all, rows / copies * copies, copies * bytes);
    }

    private Path generated(long rows) throws IOException {
        Path at = Files.createDirectories(lab.tables()).toAbsolutePath().resolve(rows + "x1.csv");
        if (!Files.exists(at)) {
            int parts = (int) Math.min(rows, Math.max(LEAST_PARTS, GenerateSettings.parts(rows, 1)));
            SyntheticTable.write(
                    lab.session(),
                    new GenerateSettings(rows, 1, 1, 0, 1, GenerateSettings.Format.CSV, parts, at.toString()));
        }
        return at;
    }

    private static void link(Path from, Path to, String prefix) throws IOException {
        for (Path file : files(from)) {
            Path name = to.resolve(prefix + file.getFileName());
            if (Files.exists(name)) {
                continue;
            }
            try {
                Files.createLink(name, file);
            } catch (FileSystemException | UnsupportedOperationException e) {
                Files.copy(file, name);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }
}
