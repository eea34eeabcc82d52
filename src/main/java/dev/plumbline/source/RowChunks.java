package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The chunks of one partition: all blocks, then a report for each piece of the table that was met. Blocks run on over
 * the ends of pieces, so that many small files do not make many small blocks.
 */
abstract class RowChunks implements Iterator<Chunk> {
    final RowTally tally;
    final BlockBuilder builder;
    private final ArrayDeque<Chunk> ready = new ArrayDeque<>();
    private boolean ended;

    RowChunks(RowTally tally, BlockBuilder builder) {
        this.tally = tally;
        this.builder = builder;
    }

    /** Fills the builder. Returns false at the end of the partition, with the builder as full as it was. */
    abstract boolean fill();

    @Override
    public final boolean hasNext() {
        if (ready.isEmpty() && !ended) {
            ended = !fill();
            if (!builder.isEmpty()) {
                ready.add(Chunk.of(builder.drain(false)));
            }
            if (ended) {
                tally.reports().forEach(report -> ready.add(Chunk.of(report)));
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public final Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
