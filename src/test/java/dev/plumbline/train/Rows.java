package dev.plumbline.train;

import dev.plumbline.summation.ExactMoments;
import java.util.Random;

/**
 * A table small enough to look at every row: {@code [column][row]}, features and then the label.
 *
 * @param columns values
 * @param weights one per row
 */
record Rows(double[][] columns, double[] weights) {
    /** Correlated features of unit spread at an offset, a label near the line, and weights between 0.5 and 2. */
    static Rows random(Random random, int features, int rows, double offset) {
        double[][] columns = new double[features + 1][rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            double shared = random.nextGaussian();
            double label = offset / 3 + 0.5 * random.nextGaussian();
            for (int j = 0; j < features; j++) {
                columns[j][row] = offset + (j + 1) * (0.6 * shared + 0.8 * random.nextGaussian());
                label += (1.5 - j) * (columns[j][row] - offset);
            }
            columns[features][row] = label;
            weights[row] = 0.5 + 1.5 * random.nextDouble();
        }
        return new Rows(columns, weights);
    }

    /** {@code x, x^2 ... x^degree} for x over (low, low + 1), and their sum with some noise: nearly collinear. */
    static Rows polynomial(Random random, int degree, int rows, double low) {
        double[][] columns = new double[degree + 1][rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            double power = 1;
            double sum = random.nextGaussian();
            for (int j = 0; j < degree; j++) {
                power *= low + (double) row / (rows - 1);
                columns[j][row] = power;
                sum += power;
            }
            columns[degree][row] = sum;
            weights[row] = 1;
        }
        return new Rows(columns, weights);
    }

    int features() {
        return columns.length - 1;
    }

    int count() {
        return weights.length;
    }

    ExactMoments moments() {
        ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, weights, count());
        return moments;
    }
}
