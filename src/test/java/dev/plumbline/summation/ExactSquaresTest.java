package dev.plumbline.summation;

/** The contract with squares alone. */
class ExactSquaresTest extends MomentsContract {
    @Override
    ExactMoments.Detail detail() {
        return ExactMoments.Detail.SQUARES_ONLY;
    }

    @Override
    Double weightOf(double x) {
        return null;
    }
}
