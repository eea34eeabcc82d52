package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParquetCutTest {
    private static final long MIB = 1 << 20;

    private static int files;

    /** A file of row groups of a size in MiB, with a million rows in each. */
    private static ParquetFooter file(int groups, long mebibytes) {
        List<ParquetFooter.Group> list = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            list.add(new ParquetFooter.Group(4 + g * mebibytes * MIB, mebibytes * MIB, 1_000_000));
        }
        InputFile file = new InputFile("f" + files++, groups * mebibytes * MIB + 1000, 0);
        return new ParquetFooter(file, Map.of(), list, true);
    }

    private static List<Long> cut(List<ParquetFooter> files, int partitions, int cores) {
        return ParquetCut.plan(files, partitions, cores).stream()
                .map(pieces ->
                        pieces.stream().mapToLong(piece -> rows(files, piece)).sum())
                .toList();
    }

    /** Rows of the groups whose middle lies in the piece, as a reader takes them. */
    private static long rows(List<ParquetFooter> files, ParquetPiece piece) {
        return files.stream()
                .filter(footer -> footer.file().path().equals(piece.path()))
                .flatMap(footer -> footer.groups().stream())
                .filter(group -> {
                    long middle = group.start() + group.length() / 2;
                    return middle >= piece.start() && middle < piece.start() + piece.length();
                })
                .mapToLong(ParquetFooter.Group::rows)
                .sum();
    }

    private static long sum(List<Long> rows) {
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void evenGroupsAreSharedEvenly() {
        assertEquals(List.of(4_000_000L, 4_000_000L), cut(List.of(file(8, 128)), 0, 2));
        assertEquals(List.of(2_000_000L, 2_000_000L), cut(List.of(file(2, 64), file(2, 64)), 0, 2));
        assertEquals(List.of(3_000_000L, 3_000_000L, 3_000_000L, 3_000_000L), cut(List.of(file(12, 10)), 0, 4));
    }

    @Test
    void anOddGroupCostsNoWholeWave() {
        List<Long> rows = cut(List.of(file(5, 100)), 0, 2);
        assertEquals(5_000_000, sum(rows));
        // Three groups on one core and two on the other is the best there is.
        assertEquals(2, rows.size());
        assertTrue(rows.containsAll(List.of(2_000_000L, 3_000_000L)), rows.toString());
    }

    @Test
    void manySmallFilesArePackedTogether() {
        List<ParquetFooter> files = new ArrayList<>();
        for (int f = 0; f < 40; f++) {
            files.add(file(1, 1));
        }
        List<Long> rows = cut(files, 0, 2);
        assertEquals(40_000_000, sum(rows));
        long most = rows.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(rows.size() % 2 == 0 && most * rows.size() <= 44_000_000, rows.toString());
    }

    @Test
    void anyNumberOfPartitionsHoldsEveryGroupOnce() {
        List<ParquetFooter> files = List.of(file(7, 3), file(1, 50), file(0, 0), file(30, 1));
        for (int partitions : new int[] {0, 1, 2, 3, 8, 64, 1000}) {
            assertEquals(38_000_000, sum(cut(files, partitions, 2)), partitions + " partitions");
        }
        assertEquals(1, cut(files, 1, 2).size());
    }

    @Test
    void largeTablesAreCutAtOneGibibyte() {
        assertEquals(125, cut(List.of(file(1000, 128)), 0, 2).size());
    }
}
