package dev.plumbline.job;

import dev.plumbline.kernel.Block;
import dev.plumbline.source.Chunk;
import dev.plumbline.source.TableSource;
import dev.plumbline.summation.ExactMoments;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/** The passes over blocks that are timed: what tasks do. */
final class MomentsPasses {
    private MomentsPasses() {}

    static JavaRDD<Block> blocks(TableSource source) {
        return source.chunks().filter(Chunk::isBlock).map(Chunk::block);
    }

    /** Row by row, the label last. */
    static JavaRDD<double[]> rows(JavaRDD<Block> blocks) {
        return blocks.flatMap(block ->
                IntStream.range(0, block.rows()).mapToObj(i -> row(block, i)).iterator());
    }

    private static double[] row(Block block, int i) {
        double[] row = new double[block.featureCount() + 1];
        for (int j = 0; j < block.featureCount(); j++) {
            row[j] = block.feature(j)[i];
        }
        row[block.featureCount()] = block.label()[i];
        return row;
    }

    /** Sums of the first feature and of the label in plain doubles, and the number of rows. */
    static double[] plainSums(TableSource source) {
        return blocks(source).mapPartitions(MomentsPasses::plainSums).reduce((a, b) -> {
            for (int k = 0; k < a.length; k++) {
                a[k] += b[k];
            }
            return a;
        });
    }

    private static Iterator<double[]> plainSums(Iterator<Block> blocks) {
        double x = 0;
        double y = 0;
        double rows = 0;
        while (blocks.hasNext()) {
            Block block = blocks.next();
            for (int i = 0; i < block.rows(); i++) {
                x += block.feature(0)[i];
                y += block.label()[i];
            }
            rows += block.rows();
        }
        return List.of(new double[] {x, y, rows}).iterator();
    }

    /** All products of all columns. */
    static ExactMoments moments(JavaRDD<Block> blocks, int columns) {
        return blocks.mapPartitions(part -> moments(part, columns)).reduce((a, b) -> {
            a.merge(b);
            return a;
        });
    }

    private static Iterator<ExactMoments> moments(Iterator<Block> blocks, int columns) {
        ExactMoments moments = new ExactMoments(columns, ExactMoments.Detail.ALL_PRODUCTS);
        double[][] values = new double[columns][];
        while (blocks.hasNext()) {
            Block block = blocks.next();
            System.arraycopy(block.features(), 0, values, 0, columns - 1);
            values[columns - 1] = block.label();
            moments.add(values, block.weight(), block.rows());
        }
        return List.of(moments).iterator();
    }
}
