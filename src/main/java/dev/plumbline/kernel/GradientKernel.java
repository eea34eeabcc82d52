package dev.plumbline.kernel;

/**
 * Adds a block's terms to a partial sum. Each implementation gives identical bits: the terms of a row are a fixed
 * sequence of IEEE operations, and the sums do not depend on order. One instance per thread: it owns scratch space.
 */
public interface GradientKernel {
    /** Adds the rows of {@code block} at the point {@code at} to {@code into}. */
    void accumulate(NarrowBlock block, EpochPoint at, GradientSum into);

    /** What a log line calls it. */
    String name();
}
