package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.Columns;
import dev.plumbline.source.InputFile;
import dev.plumbline.source.RejectReason;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.source.ScanReport;
import dev.plumbline.source.TableSource;
import dev.plumbline.source.WholeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Rows of a test as a source: cut into partitions of blocks as the test says. */
class TableInMemory implements TableSource {
    private final JavaSparkContext spark;
    private final int partitions;
    private final int blockRows;
    final double[][] features;
    final double[] label;
    final double[] weight;

    TableInMemory(JavaSparkContext spark, double[][] columns, double[] weight, int partitions, int blockRows) {
        this.spark = spark;
        this.partitions = partitions;
        this.blockRows = blockRows;
        this.features = java.util.Arrays.copyOf(columns, columns.length - 1);
        this.label = columns[columns.length - 1];
        this.weight = weight;
    }

    /** Noisy points on a plane; features at an offset. The label comes last. */
    static double[][] plane(SplittableRandom random, int rows, int features, double offset) {
        double[][] columns = new double[features + 1][rows];
        for (int i = 0; i < rows; i++) {
            columns[features][i] = 7 + random.nextGaussian();
            for (int j = 0; j < features; j++) {
                columns[j][i] = offset + (j + 1) * random.nextGaussian();
                columns[features][i] += (3.0 - j) * (columns[j][i] - offset);
            }
        }
        return columns;
    }

    @Override
    public Columns columns() {
        List<String> names =
                IntStream.range(0, features.length).mapToObj(j -> "x" + j).toList();
        return new Columns("y", names, weight == null ? Optional.empty() : Optional.of("w"));
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
        int rows = label.length;
        List<List<Chunk>> parts = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            List<Chunk> part = new ArrayList<>();
            int end = (int) ((long) rows * (p + 1) / partitions);
            int start = (int) ((long) rows * p / partitions);
            for (int from = start; from < end; from += blockRows) {
                part.add(Chunk.of(block(from, Math.min(end, from + blockRows))));
            }
            long[] rejected = new long[RejectReason.values().length];
            part.add(Chunk.of(new ScanReport(
                    0, p, start, end, end - start, end - start, end - start, rejected, List.of(), 0, 0, 0)));
            parts.add(part);
        }
        return spark.parallelize(parts, partitions).flatMap(List::iterator);
    }

    Block block(int from, int to) {
        double[][] x = new double[features.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = java.util.Arrays.copyOfRange(features[j], from, to);
        }
        double[] w = weight == null ? null : java.util.Arrays.copyOfRange(weight, from, to);
        return new Block(to - from, x, java.util.Arrays.copyOfRange(label, from, to), w, false);
    }

    @Override
    public Optional<TableSource> recut(List<ScanReport> reports) {
        return Optional.empty();
    }

    @Override
    public ScanAccount account(List<ScanReport> reports) {
        throw new UnsupportedOperationException("not asked for in these tests");
    }

    @Override
    public String format() {
        return "";
    }

    @Override
    public WholeRows wholeRows(WholeRows.Form form) {
        throw new UnsupportedOperationException("not asked for in these tests");
    }

    @Override
    public void verifyUnchanged() {}
}
