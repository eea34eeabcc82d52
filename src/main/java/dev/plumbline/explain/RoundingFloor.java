package dev.plumbline.explain;

import dev.plumbline.train.Parameters;

/**
 * How near to the minimiser the rounding of gradients lets a descent come, in units of what each parameter is wanted right
 * for: a slope for its own size, the intercept for its scale.
 *
 * @param share the largest of |floor| / size; 0 where gradients are exact
 * @param worst name of the parameter that has it, quoted
 */
record RoundingFloor(double share, String worst) {
    private static final double DIGITS_OF_DOUBLES = 15;

    static RoundingFloor of(Terrain terrain, Gradients gradients) {
        Parameters optimum = terrain.optimum();
        double[] floor = gradients.distance(terrain).floor();
        double[] scales =
                gradients.magnitudes(terrain.coordinates(), terrain.training()).scales();
        double share = 0;
        int worst = 0;
        for (int i = 0; i < floor.length; i++) {
            // A slope of 0 has no digits to lose.
            boolean slope = i < terrain.coordinates().features() && optimum.hi(i) != 0;
            double size = slope ? Math.abs(optimum.hi(i)) : scales[i];
            double own = floor[i] == 0 ? 0 : floor[i] / size;
            if (own > share) {
                share = own;
                worst = i;
            }
        }
        return new RoundingFloor(share, Names.quoted(terrain.names().get(worst)));
    }

    /** Whether a descent can come as near as the tolerance asks, or as near as about 13 digits. */
    boolean allows(double tolerance) {
        return share <= Math.max(AutoOptimizer.NEAR_ENOUGH, tolerance);
    }

    /** Digits that are right in the worst parameter, at least 0. */
    int digits() {
        double digits = share == 0 ? DIGITS_OF_DOUBLES : -StrictMath.log10(share);
        return (int) Math.max(0, Math.min(DIGITS_OF_DOUBLES, Math.floor(digits)));
    }
}
