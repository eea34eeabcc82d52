package dev.plumbline.growth;

/**
 * One point of a curve.
 *
 * @param words what was done, where the place on the curve does not say it
 * @param x place on the curve
 * @param times measured
 * @param work that was done, for the model
 * @param memory of the driver
 */
record Point(String words, double x, Times times, Work work, Memory memory) {
    /**
     * Bytes of heap above what was in use before.
     *
     * @param live most that was alive at once; NaN where it was not looked at
     * @param expected by the model
     */
    record Memory(double live, double expected) {
        static final Memory UNKNOWN = new Memory(Double.NaN, Double.NaN);
    }

    static Point of(double x, Times times, Work work) {
        return new Point("", x, times, work, Memory.UNKNOWN);
    }

    Point with(Memory other) {
        return new Point(words, x, times, work, other);
    }

    double seconds() {
        return times.median();
    }
}
