package dev.plumbline.engine;

import dev.plumbline.kernel.NarrowBlock;
import java.io.Serializable;

/** An element of the cached table: a block, or the summary that ends each partition. */
final class Loaded implements Serializable {
    private static final long serialVersionUID = 1L;

    private final NarrowBlock block;
    private final PartitionSummary summary;

    Loaded(NarrowBlock block) {
        this.block = block;
        this.summary = null;
    }

    Loaded(PartitionSummary summary) {
        this.block = null;
        this.summary = summary;
    }

    /** The block, or null where this is the summary. */
    NarrowBlock block() {
        return block;
    }

    /** The summary, or null where this is a block. */
    PartitionSummary summary() {
        return summary;
    }
}
