package dev.plumbline.engine;

import dev.plumbline.kernel.Block;
import dev.plumbline.kernel.NarrowBlock;
import dev.plumbline.source.Chunk;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** Executor side of a stream: keeps no block longer than it takes to score it. */
final class StreamPartition implements FlatMapFunction<Iterator<Chunk>, StreamPart> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Line> line;
    private final Broadcast<Ranges> ranges;

    /** @param line to score, or null; @param ranges to compare features with, or null */
    StreamPartition(Broadcast<Line> line, Broadcast<Ranges> ranges) {
        this.line = line;
        this.ranges = ranges;
    }

    @Override
    public Iterator<StreamPart> call(Iterator<Chunk> chunks) {
        Line at = line == null ? null : line.value();
        Ranges expected = ranges == null ? null : ranges.value();
        StreamPart part = new StreamPart(expected == null ? 0 : expected.features());
        double[][] label = new double[1][];
        while (chunks.hasNext()) {
            Chunk chunk = chunks.next();
            if (!chunk.isBlock()) {
                part.reports().add(chunk.report());
            } else if (at != null) {
                Block block = chunk.block();
                part.score().add(NarrowBlock.asRead(block), at);
                label[0] = block.label();
                part.label().add(label, block.weight(), block.rows());
            } else if (expected != null) {
                part.features().add(chunk.block(), expected);
            }
        }
        return Collections.singleton(part).iterator();
    }
}
