package dev.plumbline.growth;

import java.util.Arrays;

/**
 * How long something took, again and again.
 *
 * @param seconds each time, sorted
 */
record Times(double[] seconds) {
    private static final double NANOS = 1e9;
    private static final int MOST = 101;
    /** Share of the budget that goes into runs that do not count. */
    private static final double WARM_UP = 0.25;

    Times {
        seconds = seconds.clone();
        Arrays.sort(seconds);
    }

    /** What is measured; may fail. */
    interface Action {
        void run() throws Exception;
    }

    /** Once, without a warm-up. */
    static Times once(Action action) throws Exception {
        return new Times(new double[] {time(action)});
    }

    /** After a quarter of the budget of warm-ups, at least one, as often as the budget allows, at least {@code least} times. */
    static Times of(double budget, int least, Action action) throws Exception {
        double spent = 0;
        do {
            spent += time(action);
        } while (spent < WARM_UP * budget);
        double[] taken = new double[MOST];
        int count = 0;
        for (spent = 0; count < least || spent < budget && count < MOST; count++) {
            taken[count] = time(action);
            spent += taken[count];
        }
        return new Times(Arrays.copyOf(taken, count));
    }

    private static double time(Action action) throws Exception {
        long began = System.nanoTime();
        action.run();
        return (System.nanoTime() - began) / NANOS;
    }

    /** The samples of both. */
    Times with(Times other) {
        double[] all = Arrays.copyOf(seconds, seconds.length + other.seconds.length);
        System.arraycopy(other.seconds, 0, all, seconds.length, other.seconds.length);
        return new Times(all);
    }

    double median() {
        int middle = seconds.length / 2;
        return seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
    }

    double least() {
        return seconds[0];
    }

    double most() {
        return seconds[seconds.length - 1];
    }
}
