package dev.plumbline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what a part of the input costs that only one core can read, where that makes the others wait. */
final class OneCoreReads {
    /** Reading takes so many times what it would in even parts before anybody needs to know. */
    private static final double LONGER = 1.5;
    /** A read of seconds; below that nobody waits. */
    private static final long LARGE = 64L << 20;
    /** Compressed CSV that one core unpacks and reads in a second: one file of 309 MB took 4.7 s. */
    private static final double CSV_PACE = 60e6;
    /** Compressed Parquet: an estimate, not measured. */
    private static final double PARQUET_PACE = 100e6;

    private static final double MB = 1e6;

    private OneCoreReads() {}

    /** Of the largest compressed CSV file. */
    static Optional<String> ofCompressed(List<InputFile> files, CsvFiles codecs, int cores) {
        long total = files.stream().mapToLong(InputFile::length).sum();
        InputFile largest = null;
        for (InputFile file : files) {
            if (codecs.isCompressed(file.path()) && (largest == null || file.length() > largest.length())) {
                largest = file;
            }
        }
        if (largest == null) {
            return Optional.empty();
        }
        String what = Excerpt.of(largest.path()) + ": a compressed file cannot be cut";
        String instead = "pack it as several files, each with the header, or as Parquet";
        return sentence(what, new Load(largest.length(), total, cores, CSV_PACE), instead);
    }

    /** Of the largest row group. */
    static Optional<String> ofRowGroups(List<ParquetFooter> footers, int cores) {
        long total = 0;
        ParquetFooter where = null;
        ParquetFooter.Group largest = null;
        for (ParquetFooter footer : footers) {
            for (ParquetFooter.Group group : footer.groups()) {
                total += group.length();
                if (largest == null || group.length() > largest.length()) {
                    largest = group;
                    where = footer;
                }
            }
        }
        if (largest == null) {
            return Optional.empty();
        }
        String what = Excerpt.of(where.file().path()) + ": a row group of " + largest.rows() + " rows cannot be cut";
        String instead = "write it with smaller row groups (parquet.block.size)";
        return sentence(what, new Load(largest.length(), total, cores, PARQUET_PACE), instead);
    }

    /** Bytes in one piece, bytes in all, and who reads them how fast. */
    private record Load(long piece, long total, int cores, double pace) {
        double alone() {
            return piece / pace;
        }

        double even() {
            return total / pace / cores;
        }
    }

    private static Optional<String> sentence(String what, Load load, String instead) {
        if (load.piece() < LARGE || load.alone() < LONGER * load.even()) {
            return Optional.empty();
        }
        List<String> costs = new ArrayList<>();
        costs.add(String.format(Locale.ROOT, "one core of %d reads its %.0f MB", load.cores(), load.piece() / MB));
        costs.add(String.format(
                Locale.ROOT,
                "which takes some %.0f s at %.0f MB/s where %.0f s would do",
                load.alone(),
                load.pace() / MB,
                Math.max(1, load.even())));
        return Optional.of(what + ": " + String.join(", ", costs) + "; " + instead);
    }
}
