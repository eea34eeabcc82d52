package dev.plumbline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Deals the row groups of Parquet files out to partitions: as if the groups stood one behind the other and that line of
 * rows were cut into equal parts; a group goes to the part in which its middle lies. Row groups are the grain, so an
 * unlucky cut costs a whole wave of tasks: three equal partitions take two cores as long as four. So where nobody asked
 * for a number, a few are played through, and the one with the shortest schedule wins, the fewest among equals.
 */
final class ParquetCut {
    private static final int[] PER_CORE = {1, 2, 3, 4, 6, 8};
    private static final long MOST_BYTES = 1L << 30;
    /** What a task costs beside its rows, in rows. */
    private static final long TASK_ROWS = 200_000;

    private ParquetCut() {}

    /**
     * The pieces of each partition; none is empty.
     *
     * @param partitions how many are asked for, of which those without a group are left out; 0: as many as suit the
     *     cores, of not much more than a GiB each
     */
    static List<ArrayList<ParquetPiece>> plan(List<ParquetFooter> footers, int partitions, int cores) {
        if (partitions > 0) {
            return pieces(parts(footers, partitions));
        }
        long bytes = footers.stream()
                .flatMap(footer -> footer.groups().stream())
                .mapToLong(ParquetFooter.Group::length)
                .sum();
        long least = (bytes + MOST_BYTES - 1) / MOST_BYTES;
        long best = 0;
        long bestTime = Long.MAX_VALUE;
        for (int each : PER_CORE) {
            long parts = Math.max(least, (long) each * cores);
            long time = time(rows(parts(footers, parts)), cores);
            if (time < bestTime) {
                best = parts;
                bestTime = time;
            }
        }
        return pieces(parts(footers, best));
    }

    /** A row group, and the file that has it. */
    private record Placed(String path, ParquetFooter.Group group) {}

    /** The groups of each part that has any. */
    private static List<List<Placed>> parts(List<ParquetFooter> footers, double parts) {
        List<List<Placed>> cut = new ArrayList<>();
        long total = footers.stream().mapToLong(ParquetFooter::rows).sum();
        long before = 0;
        long last = -1;
        for (ParquetFooter footer : footers) {
            for (ParquetFooter.Group group : footer.groups()) {
                long part = (long) ((before + group.rows() / 2.0) / total * parts);
                if (part != last) {
                    cut.add(new ArrayList<>());
                }
                cut.get(cut.size() - 1).add(new Placed(footer.file().path(), group));
                last = part;
                before += group.rows();
            }
        }
        return cut;
    }

    private static List<Long> rows(List<List<Placed>> parts) {
        return parts.stream()
                .map(part ->
                        part.stream().mapToLong(placed -> placed.group().rows()).sum())
                .toList();
    }

    private static List<ArrayList<ParquetPiece>> pieces(List<List<Placed>> parts) {
        List<ArrayList<ParquetPiece>> plan = new ArrayList<>();
        for (List<Placed> part : parts) {
            ArrayList<ParquetPiece> pieces = new ArrayList<>();
            part.forEach(placed -> add(pieces, placed.path(), placed.group()));
            plan.add(pieces);
        }
        return plan;
    }

    /** Groups of one file that follow each other are one piece. */
    private static void add(List<ParquetPiece> pieces, String path, ParquetFooter.Group group) {
        ParquetPiece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        long start = group.start();
        if (before != null && before.path().equals(path)) {
            pieces.remove(pieces.size() - 1);
            start = before.start();
        }
        pieces.add(new ParquetPiece(path, start, group.start() + group.length() - start));
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
}
