package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.BlockBuilder;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.junit.jupiter.api.Test;

class ColumnarCopyTest {
    private static final long SEED = 20_261_124;
    private static final StructType SCHEMA = new StructType()
            .add("d", DataTypes.DoubleType)
            .add("f", DataTypes.FloatType)
            .add("l", DataTypes.LongType)
            .add("i", DataTypes.IntegerType)
            .add("s", DataTypes.ShortType)
            .add("b", DataTypes.ByteType)
            .add("small", DataTypes.createDecimalType(8, 3))
            .add("middle", DataTypes.createDecimalType(18, 2))
            .add("large", DataTypes.createDecimalType(30, 5))
            .add("y", DataTypes.DoubleType)
            .add("w", DataTypes.DoubleType);
    private static final Columns COLUMNS =
            new Columns("y", List.of("d", "f", "l", "i", "s", "b", "small", "middle", "large"), Optional.of("w"));

    /** What a row by row reading must find. */
    private final List<String> good = new ArrayList<>();

    private final List<String> bad = new ArrayList<>();
    private final long[] nulls = new long[SCHEMA.length()];
    private long inexact;

    private static RowTally tally() {
        RowTally tally = new RowTally(new RowPlaces(new RowPlaces.Index("t", List.of()), 0));
        tally.arrive();
        return tally;
    }

    private static List<String> rows(List<Block> blocks) {
        List<String> rows = new ArrayList<>();
        for (Block block : blocks) {
            for (int r = 0; r < block.rows(); r++) {
                StringBuilder row = new StringBuilder();
                for (int j = 0; j < block.featureCount(); j++) {
                    row.append(block.feature(j)[r]).append(' ');
                }
                rows.add(row.toString() + block.label()[r] + " " + block.weight()[r]);
            }
        }
        return rows;
    }

    /** Fills row {@code r} and notes what it should become. */
    private void fill(OnHeapColumnVector[] columns, int r, SplittableRandom random, int oneBadIn) {
        double[] cells = new double[columns.length];
        long lost = 0;
        String fault = null;
        for (int c = 0; c < columns.length; c++) {
            String name = SCHEMA.fieldNames()[c];
            boolean spoil = random.nextInt(oneBadIn) == 0;
            if (spoil && random.nextBoolean()) {
                columns[c].putNull(r);
                nulls[c]++;
                fault = fault == null ? name + " MISSING" : fault;
                continue;
            }
            columns[c].putNotNull(r);
            long l = random.nextLong() >> random.nextInt(64);
            switch (name) {
                case "d", "y" -> {
                    cells[c] = spoil ? Double.POSITIVE_INFINITY : random.nextDouble() - 0.5;
                    columns[c].putDouble(r, cells[c]);
                }
                case "w" -> {
                    cells[c] = spoil ? -random.nextInt(2) : random.nextDouble() + 0.1;
                    columns[c].putDouble(r, cells[c]);
                }
                case "f" -> {
                    cells[c] = spoil ? Float.NaN : (float) random.nextDouble();
                    columns[c].putFloat(r, (float) cells[c]);
                }
                case "l" -> {
                    cells[c] = l;
                    lost += new BigDecimal((double) l).compareTo(BigDecimal.valueOf(l)) == 0 ? 0 : 1;
                    columns[c].putLong(r, l);
                }
                case "i" -> {
                    cells[c] = (int) l;
                    columns[c].putInt(r, (int) l);
                }
                case "s" -> {
                    cells[c] = (short) l;
                    columns[c].putShort(r, (short) l);
                }
                case "b" -> {
                    cells[c] = (byte) l;
                    columns[c].putByte(r, (byte) l);
                }
                default -> {
                    int precision = name.equals("small") ? 8 : name.equals("middle") ? 18 : 30;
                    int scale = name.equals("small") ? 3 : name.equals("middle") ? 2 : 5;
                    BigDecimal value = BigDecimal.valueOf(
                            precision == 8 ? l % 100_000_000 : l % 1_000_000_000_000_000_000L, scale);
                    cells[c] = Double.parseDouble(value.toString());
                    lost += ColumnarNumbers.isKept(value) ? 0 : 1;
                    columns[c].putDecimal(r, Decimal.apply(value, precision, scale), precision);
                }
            }
            boolean finite = Double.isFinite(cells[c]);
            if (fault == null && (!finite || name.equals("w") && cells[c] <= 0)) {
                fault = name + (finite ? " BAD_WEIGHT" : " NOT_FINITE");
            }
        }
        if (fault != null) {
            bad.add(fault);
            return;
        }
        inexact += lost;
        StringBuilder row = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            row.append(c == 0 ? "" : " ").append(cells[c]);
        }
        good.add(row.toString());
    }

    @Test
    void batchesAreCopiedAsIfRowByRow() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int oneBadIn : new int[] {3, 30, 1000, Integer.MAX_VALUE}) {
            good.clear();
            bad.clear();
            Arrays.fill(nulls, 0);
            inexact = 0;
            List<Block> blocks = new ArrayList<>();
            RowTally tally = tally();
            ColumnarCopy copy = new ColumnarCopy(new ColumnarLayout(COLUMNS, SCHEMA), tally);
            BlockBuilder builder = new BlockBuilder(COLUMNS.features().size(), true);
            for (int rows : new int[] {1, 7, 600, 0, 133, 200}) {
                OnHeapColumnVector[] columns = OnHeapColumnVector.allocateColumns(Math.max(1, rows), SCHEMA);
                for (int r = 0; r < rows; r++) {
                    fill(columns, r, random, oneBadIn);
                }
                ColumnarBatch batch = new ColumnarBatch(columns, rows);
                for (int from = 0; from < rows; ) {
                    int count = Math.min(rows - from, 1 + random.nextInt(300));
                    if (random.nextInt(4) == 0 && !builder.isEmpty()) {
                        blocks.add(builder.drain(false));
                    }
                    copy.copy(batch, from, count, builder);
                    from += count;
                }
            }
            blocks.add(builder.drain(false));
            ScanReport report = tally.reports().get(0);
            String seed = "one bad in " + oneBadIn + ", seed " + SEED;
            assertEquals(good, rows(blocks), seed);
            assertEquals(
                    bad,
                    report.samples().stream()
                            .map(s -> s.column() + " " + s.reason())
                            .toList(),
                    seed);
            assertEquals(good.size() + bad.size(), report.read(), seed);
            assertEquals(good.size(), report.used(), seed);
            assertEquals(inexact, report.inexactIntegers(), seed);
            for (int s = 0; s < nulls.length; s++) {
                assertEquals(nulls[s], report.missing(s), SCHEMA.fieldNames()[s] + ", " + seed);
            }
        }
    }

    @Test
    void nothingIsAllocatedBesideTheBlocks() {
        Columns columns = new Columns("y", List.of("d"), Optional.empty());
        OnHeapColumnVector[] vectors = OnHeapColumnVector.allocateColumns(
                4096, new StructType().add("d", DataTypes.DoubleType).add("y", DataTypes.DoubleType));
        ColumnarBatch batch = new ColumnarBatch(vectors, 4096);
        ColumnarCopy copy = new ColumnarCopy(
                new ColumnarLayout(
                        columns, new StructType().add("d", DataTypes.DoubleType).add("y", DataTypes.DoubleType)),
                tally());
        BlockBuilder builder = new BlockBuilder(1, false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            builder.drain(false);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < Block.MAX_ROWS / 4096; i++) {
                copy.copy(batch, 0, 4096, builder);
            }
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
            assertTrue(builder.isFull());
        }
        assertTrue(least < 0.1 * Block.MAX_ROWS, least + " bytes for " + Block.MAX_ROWS + " rows");
    }
}
