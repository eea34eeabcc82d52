package dev.plumbline.train;

/**
 * How near the descent has come by its own prediction.
 *
 * @param ratio smallest value so far of the largest predicted error / scale of a parameter; infinite before the first
 * @param epochsSince epochs since then: while this is small, the descent is still closing in
 */
public record Nearest(double ratio, int epochsSince) {
    static Nearest initial() {
        return new Nearest(Double.POSITIVE_INFINITY, 0);
    }

    Nearest after(double newRatio) {
        return newRatio < ratio ? new Nearest(newRatio, 0) : new Nearest(ratio, epochsSince + 1);
    }
}
