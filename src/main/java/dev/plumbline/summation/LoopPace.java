package dev.plumbline.summation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which loops some moments run on, by their pace; either way gives the same bits. The loops in lanes are three
 * times as fast once the JVM has compiled them, but until then ten times as slow as the scalar ones, and compiling them
 * takes about half a second of processor time. So a JVM begins with the scalar loops. When it has spent so long in them
 * that lanes would pay, one thread at a time tries the lanes on the rows that come; once they were found faster there,
 * everybody takes them. A JVM in which they never are, stays with the scalar loops.
 */
final class LoopPace {
    /** System property that settles it: {@code scalar} or {@code vector}. */
    static final String PROPERTY = "plumbline.kernel";

    /** How many times as long as in scalar loops before is tried at most. */
    private static final int TRIALS = 20;

    /** What all moments of a JVM have found out together. */
    static final class Findings {
        private final SliceLoops vector;
        private final long patience;
        private final AtomicLong scalarNanos = new AtomicLong();
        private final AtomicLong trialNanos = new AtomicLong();
        private final AtomicBoolean trying = new AtomicBoolean();
        private volatile boolean faster;

        /**
         * @param vector the loops in lanes, or null where there are none
         * @param patience nanoseconds of scalar loops before lanes are tried; 0: not at all, lanes are taken
         */
        Findings(SliceLoops vector, long patience) {
            this.vector = vector;
            this.patience = patience;
            this.faster = vector != null && patience == 0;
        }

        private boolean mayTry() {
            return vector != null
                    && scalarNanos.get() >= patience
                    && trialNanos.get() < TRIALS * patience
                    && trying.compareAndSet(false, true);
        }
    }

    private static final class OfThisJvm {
        private static final long HALF_A_SECOND = 500_000_000;

        static final Findings FINDINGS = findings(System.getProperty(PROPERTY, ""));

        private static Findings findings(String wanted) {
            if (wanted.equals("scalar")) {
                return new Findings(null, 0);
            }
            try {
                return new Findings(SliceLoops.vector(), wanted.equals("vector") ? 0 : HALF_A_SECOND);
            } catch (IllegalStateException e) {
                if (wanted.equals("vector")) {
                    throw e;
                }
                return new Findings(null, 0);
            }
        }
    }

    private final SliceLoops scalar = new SliceLoops();
    private final Findings findings;
    private final int columns;
    private Tile tile;
    private long began;
    /** Nanoseconds a row, at best, of these moments in scalar loops. */
    private double best = Double.POSITIVE_INFINITY;

    LoopPace(int columns) {
        this(columns, OfThisJvm.FINDINGS);
    }

    LoopPace(int columns, Findings findings) {
        this.columns = columns;
        this.findings = findings;
    }

    /** The tile for the rows that come now; {@link #took} has to follow. */
    Tile next() {
        boolean known = best < Double.POSITIVE_INFINITY;
        SliceLoops loops = findings.faster || (known && findings.mayTry()) ? findings.vector : scalar;
        if (tile == null || tile.loops() != loops) {
            tile = new Tile(columns, loops);
        }
        began = System.nanoTime();
        return tile;
    }

    /** Tells that the tile has been used for {@code rows} rows. */
    void took(int rows) {
        took(System.nanoTime() - began, rows);
    }

    void took(long nanos, int rows) {
        if (findings.faster || findings.vector == null) {
            return;
        }
        if (tile.loops() == scalar) {
            best = Math.min(best, (double) nanos / rows);
            findings.scalarNanos.addAndGet(nanos);
        } else {
            findings.trialNanos.addAndGet(nanos);
            findings.faster = nanos < best * rows;
            findings.trying.set(false);
        }
    }
}
