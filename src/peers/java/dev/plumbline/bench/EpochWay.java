package dev.plumbline.bench;

/** A way of taking loss and gradient over all rows. */
interface EpochWay extends Way {
    /** Mean squared error at the first of {@link LinePoints}: all ways must agree on it. */
    double firstMse();

    /** Refuses ways that did not compute the same thing. */
    static void requireAgreement(Iterable<? extends EpochWay> ways) {
        double known = Double.NaN;
        for (EpochWay way : ways) {
            double mse = way.firstMse();
            if (Double.isNaN(known)) {
                known = mse;
            }
            if (!(Math.abs(mse - known) <= 1e-9 * known)) {
                throw new IllegalStateException(
                        "Cannot compare: " + way.words() + " has mean squared error " + mse + ", not " + known);
            }
        }
    }
}
