package dev.plumbline.summation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides whether loops run in lanes, by their pace; either way gives the same bits. Loops in lanes are several times as
 * fast once the JVM has compiled them, but until then ten to a hundred times as slow as the scalar ones, and compiling
 * them takes about half a second of processor time. So a JVM begins with the scalar loops. When it has spent so long in
 * them that lanes would pay, one thread at a time tries the lanes on the rows that come; once they were found faster
 * there, everybody takes them. A JVM in which they never are, stays with the scalar loops.
 *
 * <p>One instance for each user of the loops, whose rows all cost the same; not thread-safe.
 */
public final class LanePace {
    /** System property that settles it: {@code scalar} or {@code vector}. */
    public static final String PROPERTY = "plumbline.kernel";

    /** How many times as long as in scalar loops before is tried at most. */
    private static final int TRIALS = 20;

    /** What all users of some loops in a JVM have found out together. */
    public static final class Findings {
        private static final long HALF_A_SECOND = 500_000_000;

        private final boolean there;
        private final long patience;
        private final AtomicLong scalarNanos = new AtomicLong();
        private final AtomicLong trialNanos = new AtomicLong();
        private final AtomicBoolean trying = new AtomicBoolean();
        private volatile boolean faster;

        /**
         * @param there whether there are loops in lanes
         * @param patience nanoseconds of scalar loops before lanes are tried; 0: not at all, lanes are taken
         */
        Findings(boolean there, long patience) {
            this.there = there;
            this.patience = patience;
            this.faster = there && patience == 0;
        }

        /**
         * Nothing yet, but for what the property says.
         *
         * @param loadLanes loads the loops in lanes
         * @throws IllegalStateException of {@code loadLanes}, where the property wants lanes
         */
        public static Findings begin(Runnable loadLanes) {
            String wanted = System.getProperty(PROPERTY, "");
            if (wanted.equals("scalar")) {
                return new Findings(false, 0);
            }
            try {
                loadLanes.run();
                return new Findings(true, wanted.equals("vector") ? 0 : HALF_A_SECOND);
            } catch (IllegalStateException e) {
                if (wanted.equals("vector")) {
                    throw e;
                }
                return new Findings(false, 0);
            }
        }

        /** Whether there are loops in lanes to be taken. */
        public boolean hasLanes() {
            return there;
        }

        private boolean mayTry() {
            return there
                    && scalarNanos.get() >= patience
                    && trialNanos.get() < TRIALS * patience
                    && trying.compareAndSet(false, true);
        }
    }

    private final Findings findings;
    private boolean lanes;
    private long began;
    /** Nanoseconds a row, at best, in scalar loops. */
    private double best = Double.POSITIVE_INFINITY;

    public LanePace(Findings findings) {
        this.findings = findings;
    }

    /** Whether the rows that come now go through lanes; {@link #took} has to follow. */
    public boolean inLanes() {
        boolean known = best < Double.POSITIVE_INFINITY;
        lanes = findings.faster || (known && findings.mayTry());
        began = System.nanoTime();
        return lanes;
    }

    /** Tells that {@code rows} rows went through. */
    public void took(int rows) {
        took(System.nanoTime() - began, rows);
    }

    void took(long nanos, int rows) {
        if (findings.faster || !findings.there) {
            return;
        }
        if (lanes) {
            findings.trialNanos.addAndGet(nanos);
            findings.faster = nanos < best * rows;
            findings.trying.set(false);
        } else {
            best = Math.min(best, (double) nanos / rows);
            findings.scalarNanos.addAndGet(nanos);
        }
    }
}
