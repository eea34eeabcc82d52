package dev.plumbline.bench;

/**
 * How large the run is.
 *
 * @param rows of the narrow table
 * @param wideRows of the table with {@value #WIDE} features
 * @param rounds in turn
 */
record Sizes(long rows, long wideRows, int rounds) {
    static final int WIDE = 20;
    static final int WIDER = 200;
    private static final long COLD_TIMES = 4;
    private static final long HEAP_TIMES = 5;
    private static final int FEW = 1_000;
    private static final long ROWS = 20_000_000;
    private static final long WIDE_ROWS = 2_000_000;

    BenchTable narrow() {
        return new BenchTable(rows, 1);
    }

    BenchTable wide() {
        return new BenchTable(wideRows, WIDE);
    }

    /** As many values as the wide table has, in fewer rows. */
    BenchTable wider() {
        return new BenchTable(Math.max(1, wideRows * WIDE / WIDER), WIDER);
    }

    /** So few that an epoch is all overhead. */
    BenchTable few() {
        return new BenchTable(FEW, 1);
    }

    /** What a night brings: read once, cold. */
    BenchTable night() {
        return new BenchTable(COLD_TIMES * rows, 1);
    }

    /** What no small heap holds. */
    BenchTable large() {
        return new BenchTable(HEAP_TIMES * rows, 1);
    }

    /** Rounds of what takes minutes. */
    int slowRounds() {
        return (rounds + 1) / 2;
    }

    /** Whether the tables are those that the goals were set for. */
    boolean asIntended() {
        return rows == ROWS && wideRows == WIDE_ROWS;
    }
}
