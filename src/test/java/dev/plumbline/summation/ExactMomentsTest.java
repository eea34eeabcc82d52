package dev.plumbline.summation;

/** The contract with rows that have no weights. */
class ExactMomentsTest extends MomentsContract {
    @Override
    ExactMoments.Detail detail() {
        return ExactMoments.Detail.ALL_PRODUCTS;
    }

    @Override
    Double weightOf(double x) {
        return null;
    }
}
