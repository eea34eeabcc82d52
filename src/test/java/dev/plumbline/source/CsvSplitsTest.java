package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvSplitsTest {
    private static CsvSplits.Piece piece(int file, long dataStart, long length, boolean compressed) {
        return new CsvSplits.Piece(file, "f" + file, dataStart, length, 0, false, compressed);
    }

    @Test
    void oneFileIsCutEvenly() {
        List<ArrayList<CsvSplit>> plan = CsvSplits.plan(List.of(piece(0, 4, 1000, false)), 4, 1);
        List<String> cuts = new ArrayList<>();
        for (ArrayList<CsvSplit> partition : plan) {
            assertEquals(1, partition.size());
            cuts.add(partition.get(0).start() + "-" + partition.get(0).end());
        }
        assertEquals(List.of("4-250", "250-500", "500-750", "750-1000"), cuts);
    }

    @Test
    void aFileOfOneByteRangesHasAPartitionForEach() {
        List<ArrayList<CsvSplit>> plan = CsvSplits.plan(List.of(piece(0, 0, 64, false)), 64, 1);
        assertTrue(plan.stream().allMatch(partition -> partition.size() == 1));
    }

    @Test
    void compressedFilesAreDealtOutWhole() {
        List<CsvSplits.Piece> pieces = new ArrayList<>();
        for (int f = 0; f < 10; f++) {
            pieces.add(piece(f, 4, 100, true));
        }
        List<ArrayList<CsvSplit>> plan = CsvSplits.plan(pieces, 5, 1);
        for (ArrayList<CsvSplit> partition : plan) {
            assertEquals(2, partition.size());
            assertEquals(Long.MAX_VALUE, partition.get(0).end());
        }
    }

    @Test
    void manySmallFilesShareFewPartitions() {
        List<CsvSplits.Piece> pieces = new ArrayList<>();
        for (int f = 0; f < 10_000; f++) {
            pieces.add(piece(f, 4, 30 + f % 7, false));
        }
        List<ArrayList<CsvSplit>> plan = CsvSplits.plan(pieces, 4, 1 << 20);
        for (ArrayList<CsvSplit> partition : plan) {
            assertEquals(2500, partition.size(), 10);
        }
    }

    @Test
    void whateverThePlanEachByteIsInOneSplitAndFilesAreInOrder() {
        long seed = 8;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            List<CsvSplits.Piece> pieces = new ArrayList<>();
            for (int f = random.nextInt(5); f >= 0; f--) {
                long length = 1 + random.nextLong(i % 2 == 0 ? 50 : 1L << 45);
                pieces.add(piece(pieces.size(), random.nextLong(Math.min(10, length)), length, random.nextInt(4) == 0));
            }
            int partitions = 1 + random.nextInt(40);
            long least = 1 + random.nextLong(20);
            String where = "seed " + seed + ", case " + i + ": " + pieces + ", " + partitions + ", " + least;
            List<ArrayList<CsvSplit>> plan = CsvSplits.plan(pieces, partitions, least);
            assertEquals(partitions, plan.size());
            List<CsvSplit> splits = new ArrayList<>();
            plan.forEach(splits::addAll);
            int s = 0;
            for (CsvSplits.Piece piece : pieces) {
                long at = piece.dataStart();
                int index = 0;
                while (s < splits.size() && splits.get(s).file() == piece.file()) {
                    CsvSplit split = splits.get(s++);
                    assertEquals(at, split.start(), where);
                    assertEquals(index++, split.index(), where);
                    assertTrue(
                            split.end() - split.start() >= Math.min(least, piece.length() - piece.dataStart()), where);
                    at = piece.compressed() ? piece.length() : split.end();
                }
                assertEquals(piece.length(), at, where);
            }
            assertEquals(splits.size(), s, where);
        }
    }

    @Test
    void partitionsFollowTheCoresAndTheSize() {
        assertEquals(1, CsvSplits.partitions(100, 8));
        assertEquals(4, CsvSplits.partitions(353L << 20, 2));
        assertEquals(100, CsvSplits.partitions(100L << 30, 2));
    }
}
