package dev.plumbline.growth;

import dev.plumbline.kernel.Block;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.source.InputFile;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.SyntheticRows;
import dev.plumbline.source.TableSource;
import dev.plumbline.source.WholeRows;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Synthetic rows as a source that makes them when it is scanned, with no file: so many splits, full blocks. Every value is
 * a double that no shorter type holds.
 */
final class GrownTable implements TableSource {
    private final Columns columns;
    private final JavaRDD<Chunk> chunks;

    /** @param splits that it is cut into, at most as many as it has rows */
    GrownTable(JavaSparkContext spark, long rows, int features, int splits) {
        List<String> names = new SyntheticRows(features, 1, 0, 1).columns();
        this.columns = new Columns("y", names.subList(0, features), Optional.empty());
        List<Long> parts = LongStream.range(0, splits).boxed().toList();
        this.chunks = spark.parallelize(parts, splits).mapPartitions(new Making(rows, features, splits));
    }

    private GrownTable(Columns columns, JavaRDD<Chunk> chunks) {
        this.columns = columns;
        this.chunks = chunks;
    }

    /** The same table in memory, so that scanning it does not make it again. */
    GrownTable kept() {
        JavaRDD<Chunk> kept = chunks.cache();
        kept.count();
        return new GrownTable(columns, kept);
    }

    void free() {
        chunks.unpersist(true);
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<InputFile> files() {
        return List.of();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public JavaRDD<Chunk> chunks() {
        return chunks;
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        return Optional.empty();
    }

    @Override
    public ScanAccount account(List<ScanReport> reports) {
        throw new UnsupportedOperationException("nobody asks what became of these rows");
    }

    @Override
    public String format() {
        return "";
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        throw new UnsupportedOperationException("nobody writes these rows");
    }

    @Override
    public void verifyUnchanged() {}

    /** The blocks and the report of a split. */
    private static final class Making implements FlatMapFunction<Iterator<Long>, Chunk> {
        private static final long serialVersionUID = 1L;

        private final long rows;
        private final int features;
        private final int splits;
        private final SyntheticRows values;

        Making(long rows, int features, int splits) {
            this.rows = rows;
            this.features = features;
            this.splits = splits;
            this.values = new SyntheticRows(features, 1, 0, 1);
        }

        @Override
        public Iterator<Chunk> call(Iterator<Long> numbers) {
            long split = numbers.next();
            long from = rows * split / splits;
            long to = rows * (split + 1) / splits;
            int capacity = Block.capacity(features, false);
            Stream<Chunk> blocks = LongStream.iterate(from, at -> at < to, at -> at + capacity)
                    .mapToObj(at -> Chunk.of(block(at, (int) Math.min(capacity, to - at))));
            return Stream.concat(blocks, Stream.of(Chunk.of(report((int) split, from, to))))
                    .iterator();
        }

        private Block block(long from, int count) {
            double[][] x = IntStream.range(0, features)
                    .mapToObj(j -> column(from, count, j))
                    .toArray(double[][]::new);
            return new Block(count, x, column(from, count, features), null, false);
        }

        private double[] column(long from, int count, int column) {
            double[] all = new double[count];
            for (int i = 0; i < count; i++) {
                all[i] = values.value(from + i, column);
            }
            return all;
        }

        private static ScanReport report(int split, long from, long to) {
            long count = to - from;
            long[] rejected = new long[RejectReason.values().length];
            return new ScanReport(0, split, from, to, count, count, count, rejected, List.of(), 0, 0, 0);
        }
    }
}
