package dev.plumbline.train;

/**
 * Predicts how far each parameter still is from the minimiser.
 */
@FunctionalInterface
public interface RemainingError {
    /**
     * The prediction at a point.
     *
     * @param plan the descent
     * @param state its state at the point
     * @param here what the point evaluates to
     */
    Remaining at(Plan plan, TrainingState state, Evaluation here);

    /**
     * What is left to go. Arrays have one value per parameter.
     *
     * @param error predicted distance from the minimiser, at least 0; infinite where it cannot be told
     * @param floor the distance that rounding of the gradient alone can feign: a prediction below it is as good as 0
     */
    record Remaining(double[] error, double[] floor) {
        public Remaining {
            error = error.clone();
            floor = floor.clone();
        }

        /** The largest predicted error in units of the parameter's scale. */
        double largestRatio(double[] scales) {
            return Norm.largestRatio(error, scales);
        }
    }
}
