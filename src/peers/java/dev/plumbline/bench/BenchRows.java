package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** The rows of a table made in memory, in as many even partitions as there are cores. */
final class BenchRows {
    /** Rows of a block: a column of it is 256 KiB. */
    static final int BLOCK = 32_768;

    private BenchRows() {}

    /** Row by row, the label last. */
    static JavaRDD<double[]> rows(JavaSparkContext spark, BenchTable table) {
        return ranges(spark, table)
                .flatMap(range -> LongStream.range(range[0], range[1])
                        .mapToObj(row -> row(table, row))
                        .iterator());
    }

    private static double[] row(BenchTable table, long row) {
        double[] values = new double[table.features() + 1];
        table.values(row, new long[values.length], values);
        return values;
    }

    /** Blocks of columns {@code [column][row]}, the label last. */
    static JavaRDD<double[][]> blocks(JavaSparkContext spark, BenchTable table) {
        return ranges(spark, table).flatMap(range -> blocks(table, range[0], range[1]));
    }

    private static Iterator<double[][]> blocks(BenchTable table, long from, long to) {
        return LongStream.iterate(from, at -> at < to, at -> at + BLOCK)
                .mapToObj(at -> block(table, at, (int) Math.min(BLOCK, to - at)))
                .iterator();
    }

    private static double[][] block(BenchTable table, long from, int rows) {
        int columns = table.features() + 1;
        double[][] block = new double[columns][rows];
        long[] scratch = new long[columns];
        double[] values = new double[columns];
        for (int i = 0; i < rows; i++) {
            table.values(from + i, scratch, values);
            for (int c = 0; c < columns; c++) {
                block[c][i] = values[c];
            }
        }
        return block;
    }

    private static JavaRDD<long[]> ranges(JavaSparkContext spark, BenchTable table) {
        List<long[]> ranges = new ArrayList<>();
        for (int part = 0; part < Place.CORES; part++) {
            ranges.add(new long[] {table.rows() * part / Place.CORES, table.rows() * (part + 1) / Place.CORES});
        }
        return spark.parallelize(ranges, Place.CORES);
    }
}
