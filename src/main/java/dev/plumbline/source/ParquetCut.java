package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses into how many bytes Spark cuts Parquet files. Row groups are the grain, so an unlucky cut costs a whole wave
 * of tasks: three equal partitions take two cores as long as four. For a few sizes the way Spark cuts and packs is
 * played through on the footers, and the size with the shortest schedule wins, the fewest partitions among equals.
 */
final class ParquetCut {
    private static final int[] PER_CORE = {1, 2, 3, 4, 6, 8};
    private static final long MOST_BYTES = 1L << 30;
    /** What a task costs beside its rows, in rows. */
    private static final long TASK_ROWS = 200_000;

    private ParquetCut() {}

    /** @param partitions how many are asked for; 0: as many as suit the cores */
    static long bytes(List<ParquetFooter> footers, int partitions, int cores) {
        long total =
                footers.stream().mapToLong(footer -> footer.file().length()).sum();
        if (partitions > 0) {
            return ceilDiv(total, partitions);
        }
        long best = 0;
        long bestTime = Long.MAX_VALUE;
        for (int each : PER_CORE) {
            long bytes = Math.min(MOST_BYTES, ceilDiv(total, (long) each * cores));
            long time = time(packed(footers, bytes), cores);
            if (time < bestTime) {
                best = bytes;
                bestTime = time;
            }
        }
        return best;
    }

    private static long ceilDiv(long total, long parts) {
        return Math.max(1, (total + parts - 1) / parts);
    }

    /** How long partitions of so many rows take, given out in order to whichever core is free. */
    private static long time(List<Long> partitions, int cores) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int core = 0; core < cores; core++) {
            free.add(0L);
        }
        long end = 0;
        for (long rows : partitions) {
            long done = free.remove() + rows + TASK_ROWS;
            end = Math.max(end, done);
            free.add(done);
        }
        return end;
    }

    /** Rows of each partition when files are cut every so many bytes and packed as Spark does, longest piece first. */
    static List<Long> packed(List<ParquetFooter> footers, long bytes) {
        record Piece(long length, long rows) {}
        List<Piece> pieces = new ArrayList<>();
        for (ParquetFooter footer : footers) {
            long length = footer.file().length();
            int next = 0;
            for (long start = 0; start < length; start += bytes) {
                long end = Math.min(length, start + bytes);
                long rows = 0;
                while (next < footer.groups().size() && middle(footer.groups().get(next)) < end) {
                    rows += footer.groups().get(next++).rows();
                }
                pieces.add(new Piece(end - start, rows));
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::length).reversed());
        List<Long> packed = new ArrayList<>();
        long size = 0;
        long rows = 0;
        for (Piece piece : pieces) {
            if (size > 0 && size + piece.length() > bytes) {
                packed.add(rows);
                size = 0;
                rows = 0;
            }
            size += piece.length();
            rows += piece.rows();
        }
        packed.add(rows);
        return packed;
    }

    private static long middle(ParquetFooter.Group group) {
        return group.start() + group.length() / 2;
    }
}
