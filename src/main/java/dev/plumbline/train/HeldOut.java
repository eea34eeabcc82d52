package dev.plumbline.train;

/**
 * The best parameters by held-out error, for {@code --patience}.
 *
 * @param best lowest held-out mse so far; infinite before the first
 * @param at where that was
 * @param epochsSince epochs since then
 */
public record HeldOut(double best, Parameters at, int epochsSince) {
    static HeldOut initial(Parameters start) {
        return new HeldOut(Double.POSITIVE_INFINITY, start, 0);
    }

    HeldOut after(double holdoutMse, Parameters here) {
        if (Double.isNaN(holdoutMse)) {
            throw new IllegalArgumentException("Cannot use patience: the objective holds out no rows");
        }
        return holdoutMse < best ? new HeldOut(holdoutMse, here, 0) : new HeldOut(best, at, epochsSince + 1);
    }
}
