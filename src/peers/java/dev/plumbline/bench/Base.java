package dev.plumbline.bench;

/**
 * What the times of a section are told in.
 *
 * @param words its own
 * @param seconds of it
 */
record Base(String words, double seconds) {
    static Base of(Samples samples) {
        return new Base(samples.way(), samples.median());
    }
}
