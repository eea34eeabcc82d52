package dev.plumbline.bench;

/**
 * A ratio of medians beside what it should be.
 *
 * @param words what is divided by what
 * @param ratio of medians
 * @param limit what is wanted
 * @param most whether the limit is the most the ratio may be, else the least
 */
record Goal(String words, double ratio, double limit, boolean most) {
    /** Our time over theirs, or over a limit of the machine. */
    static Goal atMost(String words, double ours, double theirs, double limit) {
        return new Goal(words, ours / theirs, limit, true);
    }

    /** How many times faster we are. */
    static Goal atLeast(String words, double theirs, double ours, double limit) {
        return new Goal(words, theirs / ours, limit, false);
    }

    boolean reached() {
        return most ? ratio <= limit : ratio >= limit;
    }
}
