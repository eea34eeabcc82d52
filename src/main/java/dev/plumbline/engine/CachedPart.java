package dev.plumbline.engine;

import java.io.Serializable;

/** How many blocks of a cached partition lie on which executor: how the tasks of an epoch share them out. */
final class CachedPart implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int partition;
    private final int blocks;
    private final String executor;

    CachedPart(int partition, int blocks, String executor) {
        this.partition = partition;
        this.blocks = blocks;
        this.executor = executor;
    }

    int partition() {
        return partition;
    }

    int blocks() {
        return blocks;
    }

    /** Where the partition is, or was when it was read: {@link Placement} knows where it is later. */
    String executor() {
        return executor;
    }
}
