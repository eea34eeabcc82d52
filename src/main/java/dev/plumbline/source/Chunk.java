package dev.plumbline.source;

import dev.plumbline.kernel.Block;
import java.io.Serializable;

/**
 * An element of a scan: a block of good rows, or the report that ends each split. Blocks of a split come before its
 * report; a partition may hold several splits.
 */
public final class Chunk implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Block block;
    private final ScanReport report;

    private Chunk(Block block, ScanReport report) {
        this.block = block;
        this.report = report;
    }

    public static Chunk of(Block block) {
        return new Chunk(block, null);
    }

    public static Chunk of(ScanReport report) {
        return new Chunk(null, report);
    }

    public boolean isBlock() {
        return block != null;
    }

    public Block block() {
        return block;
    }

    public ScanReport report() {
        return report;
    }
}
