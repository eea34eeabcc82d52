package dev.plumbline.story;

import dev.plumbline.source.SyntheticRows;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;

/** The points of the first descent, those of {@code scripts/plumbline demo}: {@code y = 3 x + 5 + N(0, 1)}, x in 0..10. */
final class Points {
    static final int COUNT = 10_000;
    private static final long SEED = 1;

    private final ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);

    Points() {
        SyntheticRows rows = new SyntheticRows(1, 1, 0, SEED);
        double[][] columns = new double[2][COUNT];
        for (int i = 0; i < COUNT; i++) {
            columns[0][i] = rows.value(i, 0);
            columns[1][i] = rows.value(i, 1);
        }
        moments.add(columns, null, COUNT);
    }

    ExactMoments moments() {
        return moments;
    }

    double meanX() {
        return moments.mean(0);
    }

    double meanY() {
        return moments.mean(1);
    }

    double spreadOfX() {
        return Coordinates.spread(moments, 0, true);
    }

    double meanSquareX() {
        return moments.rawProduct(0, 0) / COUNT;
    }

    /** The best slope. */
    double k() {
        return moments.centredProduct(0, 1) / moments.centredProduct(0, 0);
    }

    /** The best intercept. */
    double b() {
        return moments.mean(1) - k() * moments.mean(0);
    }

    /** Standard error of the best slope. */
    double standardErrorOfK() {
        return residual() / Math.sqrt(moments.centredProduct(0, 0));
    }

    /** Standard error of the best intercept. */
    double standardErrorOfB() {
        return standardErrorOfK() * Math.sqrt(meanSquareX());
    }

    /** Standard deviation of the residuals. */
    private double residual() {
        double squares = moments.centredProduct(1, 1) - k() * moments.centredProduct(0, 1);
        return Math.sqrt(squares / (COUNT - 2));
    }
}
