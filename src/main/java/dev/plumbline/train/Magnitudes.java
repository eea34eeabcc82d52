package dev.plumbline.train;

/**
 * What is large and what is small in the problem at hand: without it no number means "converged" or "diverged".
 *
 * @param scales one per parameter: the size that an error of the parameter is compared with; finite, above 0
 * @param gradientNoise one per parameter: a bound on what rounding alone can put into that component of the gradient
 * @param baseline objective of the best constant prediction (half the variance of the label for squared loss): a rise
 *     that stays below it is no divergence
 * @param slopes so many parameters, the first, are slopes, which are wanted right for their own size
 * @param smallestShare a slope that explains less than this share of the label's spread is not asked for more digits
 *     because of it; in (0, 1]
 */
public record Magnitudes(double[] scales, double[] gradientNoise, double baseline, int slopes, double smallestShare) {
    public Magnitudes {
        scales = scales.clone();
        gradientNoise = gradientNoise.clone();
        if (scales.length != gradientNoise.length) {
            throw new IllegalArgumentException(
                    "Cannot pair magnitudes: " + scales.length + " scales, " + gradientNoise.length + " noises");
        }
        for (double scale : scales) {
            if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Cannot use scale " + scale + ": it must be above 0");
            }
        }
    }

    /**
     * Magnitudes of squared loss. The scale of a parameter is {@code labelSd / sqrt(H_ii)}: what it would be if it alone
     * explained the label. A residual is rounded at about {@code 2^-53} of the label's spread several times over; the
     * noise bound takes eight of these, times the column's root mean square.
     *
     * @param labelSd standard deviation of the label about what the coordinates descended in centre it at, at least 0
     * @param curvature diagonal of the Hessian H of the objective, one per parameter, each above 0
     */
    public static Magnitudes ofSquaredLoss(double labelSd, double[] curvature) {
        double spread = Math.max(labelSd, 0x1p-500);
        double[] scales = new double[curvature.length];
        double[] noise = new double[curvature.length];
        for (int i = 0; i < scales.length; i++) {
            double rms = Math.sqrt(curvature[i]);
            scales[i] = spread / rms;
            noise[i] = 0x1p-50 * spread * rms;
        }
        return new Magnitudes(scales, noise, spread * spread / 2, 0, 1);
    }

    /**
     * The same where the first {@code count} parameters are slopes.
     *
     * @param smallestShare how small a share of the label's spread a slope may explain and still be wanted right for its
     *     own size: no smaller than the gradient has digits for
     */
    public Magnitudes withSlopes(int count, double smallestShare) {
        return new Magnitudes(scales, gradientNoise, baseline, count, smallestShare);
    }

    /**
     * What the error of parameter {@code i} is compared with when convergence is judged: for a slope its own size, but
     * between its smallest share of its scale and its scale; a feature that explains little has its digits too. The intercept is
     * judged by the label's spread: at the centre it is the label's mean, which is no measure of anything.
     */
    double scale(int i, Parameters at) {
        if (i >= slopes) {
            return scales[i];
        }
        return Math.min(scales[i], Math.max(smallestShare * scales[i], Math.abs(at.hi(i))));
    }

    /** Whether every component of the gradient is within what rounding alone can make of it. */
    boolean drownsInNoise(double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            if (!(Math.abs(gradient[i]) <= gradientNoise[i])) {
                return false;
            }
        }
        return true;
    }
}
