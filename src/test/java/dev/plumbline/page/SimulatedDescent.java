package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plain gradient descent on a quadratic, from zero.
 *
 * @param hessian slopes in order, then the intercept
 * @param end where it goes
 */
record SimulatedDescent(double[][] hessian, Charts.Descent end) {
    List<HistoryLine> run(int epochs, double rate, double interceptRate) {
        int d = hessian.length - 1;
        double[] k = new double[d];
        double b = 0;
        double[] rates = new double[d];
        Arrays.fill(rates, rate);
        List<HistoryLine> lines = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double[] gradient = gradient(k, b);
            for (int j = 0; j < d; j++) {
                k[j] -= rate * gradient[j];
            }
            b -= interceptRate * gradient[d];
            double objective = end.objective() + above(k, b);
            double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            lines.add(new HistoryLine(
                    epoch,
                    objective,
                    2 * objective,
                    Double.NaN,
                    norm,
                    0.01,
                    end.coordinates(),
                    b,
                    k.clone(),
                    interceptRate,
                    rates,
                    0));
        }
        return lines;
    }

    private double[] gradient(double[] k, double b) {
        double[] away = away(k, b);
        return Arrays.stream(hessian)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[i] * away[i])
                        .sum())
                .toArray();
    }

    private double above(double[] k, double b) {
        double[] away = away(k, b);
        double[] gradient = gradient(k, b);
        return IntStream.range(0, away.length)
                        .mapToDouble(i -> away[i] * gradient[i])
                        .sum()
                / 2;
    }

    private double[] away(double[] k, double b) {
        double[] away = new double[k.length + 1];
        for (int j = 0; j < k.length; j++) {
            away[j] = k[j] - end.coefficients()[j];
        }
        away[k.length] = b - end.intercept();
        return away;
    }
}
