package dev.plumbline.summation;

/** The contract with rows of very different weights. */
class WeightedMomentsTest extends MomentsContract {
    @Override
    ExactMoments.Detail detail() {
        return ExactMoments.Detail.ALL_PRODUCTS;
    }

    @Override
    Double weightOf(double x) {
        double[] weights = {1, 0.3, 3e-300, 1e300, 7, 0x1.fffffffffffffp0};
        return weights[Math.floorMod(Double.hashCode(x), weights.length)];
    }
}
