package dev.plumbline.growth;

import java.lang.management.ManagementFactory;

/** What is alive in this JVM's heap. */
final class Heap {
    private static final int COLLECTIONS = 3;
    private static final long PAUSE_MILLIS = 200;
    private static final long LOOK_MILLIS = 50;

    private Heap() {}

    /** Bytes in use after collections, Spark's own cleaning included, which follows them in a thread of its own. */
    static double live() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        System.gc();
        return used();
    }

    private static double used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most bytes that are alive at once while this runs, above those before; it runs slower for being looked at. */
    static double most(Times.Action action) throws Exception {
        double before = live();
        Looking looking = new Looking();
        looking.start();
        try {
            action.run();
        } finally {
            looking.over = true;
            looking.join();
        }
        return Math.max(0, looking.most - before);
    }

    private static final class Looking extends Thread {
        private volatile boolean over;
        private double most;

        @Override
        public void run() {
            try {
                while (!over) {
                    System.gc();
                    most = Math.max(most, used());
                    Thread.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                interrupt();
            }
        }
    }
}
