package dev.plumbline.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts files into splits and deals these out to partitions: as if the files stood one behind the other and that line
 * were cut into equal parts. Splits of a partition follow each other in the files. Files that cannot be cut, and splits
 * that would be shorter than the least, go to the partition in which their middle lies.
 */
final class CsvSplits {
    private static final long BYTES_PER_PARTITION = 4L << 20;
    private static final long MOST_BYTES_PER_PARTITION = 1L << 30;
    private static final int PARTITIONS_PER_CORE = 2;

    /** A file to cut. */
    record Piece(int file, String path, long dataStart, long length, int layout, boolean whole, boolean compressed) {}

    private CsvSplits() {}

    /** How many partitions suit a table of so many bytes where the user did not say. */
    static int partitions(long bytes, int cores) {
        long few = Math.max(1, (long) PARTITIONS_PER_CORE * cores);
        long most = Math.max(few, (bytes + MOST_BYTES_PER_PARTITION - 1) / MOST_BYTES_PER_PARTITION);
        return (int) Math.max(1, Math.min(most, bytes / BYTES_PER_PARTITION + 1));
    }

    /** The splits of each partition; as many partitions as asked for, some of which may be empty. */
    static List<ArrayList<CsvSplit>> plan(List<Piece> pieces, int partitions, long leastBytes) {
        List<ArrayList<CsvSplit>> plan = new ArrayList<>();
        for (int k = 0; k < partitions; k++) {
            plan.add(new ArrayList<>());
        }
        long total = 0;
        for (Piece piece : pieces) {
            total += piece.length();
        }
        long before = 0;
        for (Piece piece : pieces) {
            long[] cuts = cuts(piece, before, total, partitions, Math.max(1, leastBytes));
            for (int i = 0; i + 1 < cuts.length; i++) {
                long middle = before + cuts[i] / 2 + cuts[i + 1] / 2;
                long end = piece.compressed() ? Long.MAX_VALUE : cuts[i + 1];
                long start = i == 0 ? piece.dataStart() : cuts[i];
                int partition = (int) Math.min(partitions - 1, scaled(middle, partitions, total));
                plan.get(partition).add(new CsvSplit(piece.file(), i, piece.path(), start, end, piece.layout()));
            }
            before += piece.length();
        }
        return plan;
    }

    /** Ends of the splits of one file, as offsets in it, from 0 to its length. */
    private static long[] cuts(Piece piece, long before, long total, int partitions, long leastBytes) {
        ArrayList<Long> cuts = new ArrayList<>();
        cuts.add(0L);
        if (!piece.whole() && !piece.compressed()) {
            long k = scaled(before, partitions, total) + 1;
            for (; k < partitions; k++) {
                long cut = scaled(k, total, partitions) - before;
                if (cut + leastBytes > piece.length()) {
                    break;
                }
                long last = cuts.size() == 1 ? piece.dataStart() : cuts.get(cuts.size() - 1);
                if (cut - last >= leastBytes) {
                    cuts.add(cut);
                }
            }
        }
        cuts.add(piece.length());
        return cuts.stream().mapToLong(Long::longValue).toArray();
    }

    /** value * factor / divisor without overflow. */
    private static long scaled(long value, long factor, long divisor) {
        return Math.multiplyHigh(value, factor) == 0 && value * factor >= 0
                ? value * factor / Math.max(1, divisor)
                : (long) ((double) value * factor / divisor);
    }
}
