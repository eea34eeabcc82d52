package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Density;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.Histogram;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.TermStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up rows, fitted and descended without Plumbline: what a page could show. */
final class Simulation {
    private static final int BINS = 64;
    private static final int FINE = 2048;

    final List<String> names;
    final double[][] x;
    final double[] y;
    final double[] mean;
    final double[] sd;
    final double[] slopes;
    final double atCentre;
    final double sse;
    private final double[][] inverse;

    /** @param fan how much more noise there is at the upper end of the first feature */
    Simulation(List<String> names, int rows, double offset, double fan) {
        this.names = names;
        int d = names.size();
        Random random = new Random(7);
        x = new double[d][rows];
        y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 1;
            for (int j = 0; j < d; j++) {
                double before = j > 0 ? x[j - 1][i] - offset : 0;
                x[j][i] = offset + 0.3 * before + (j % 3 == 0 ? 4 * random.nextDouble() - 2 : random.nextGaussian());
                sum += slope(j) * x[j][i];
            }
            double noise = 1 + fan * (x[0][i] - offset + 2) / 4;
            y[i] = sum + 0.8 * noise * random.nextGaussian();
        }
        mean = Arrays.stream(x).mapToDouble(Simulation::mean).toArray();
        sd = Arrays.stream(x).mapToDouble(Simulation::sd).toArray();
        inverse = inverse(products());
        slopes = new double[d];
        double labels = mean(y);
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                slopes[j] += inverse[j][k] * covariance(x[k], y) * rows;
            }
        }
        atCentre = labels;
        sse = IntStream.range(0, rows)
                .mapToDouble(i -> residual(i) * residual(i))
                .sum();
    }

    private static double slope(int j) {
        return j == 0 ? 3 : j % 7 == 6 ? 0 : (j % 2 == 0 ? 1 : -1) * 2.0 / j;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double sd(double[] values) {
        return Math.sqrt(covariance(values, values));
    }

    private static double covariance(double[] one, double[] other) {
        double a = mean(one);
        double b = mean(other);
        return IntStream.range(0, one.length)
                        .mapToDouble(i -> (one[i] - a) * (other[i] - b))
                        .sum()
                / one.length;
    }

    private double[][] products() {
        double[][] products = new double[x.length][x.length];
        for (int j = 0; j < x.length; j++) {
            for (int k = 0; k < x.length; k++) {
                products[j][k] = covariance(x[j], x[k]) * y.length;
            }
        }
        return products;
    }

    /** Gauss-Jordan. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int i = 0; i < n; i++) {
            double pivot = matrix[i][i];
            for (int k = 0; k < n; k++) {
                matrix[i][k] /= pivot;
                inverse[i][k] /= pivot;
            }
            for (int row = 0; row < n; row++) {
                double factor = matrix[row][i];
                for (int k = 0; row != i && k < n; k++) {
                    matrix[row][k] -= factor * matrix[i][k];
                    inverse[row][k] -= factor * inverse[i][k];
                }
            }
        }
        return inverse;
    }

    double prediction(int row) {
        double sum = atCentre;
        for (int j = 0; j < x.length; j++) {
            sum += slopes[j] * (x[j][row] - mean[j]);
        }
        return sum;
    }

    double residual(int row) {
        return prediction(row) - y[row];
    }

    LinearModel line(String label) {
        double intercept = atCentre;
        for (int j = 0; j < x.length; j++) {
            intercept -= slopes[j] * mean[j];
        }
        return new LinearModel(label, names, slopes, mean, atCentre, intercept, true);
    }

    Metrics metrics() {
        double mse = sse / y.length;
        return new Metrics(mse, Math.sqrt(mse), 0.8 * Math.sqrt(mse), r2());
    }

    private double r2() {
        return 1 - sse / (covariance(y, y) * y.length);
    }

    List<ColumnProfile> profile(String label) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (int j = 0; j < x.length; j++) {
            columns.add(column(names.get(j), x[j]));
        }
        columns.add(column(label, y));
        return columns;
    }

    private static ColumnProfile column(String name, double[] values) {
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        return new ColumnProfile(name, values.length, 0, min, max, mean(values), sd(values));
    }

    FitStatistics statistics() {
        int d = x.length;
        long freedom = y.length - d - 1;
        double variance = sse / freedom;
        double[][] covariance = new double[d + 1][];
        List<TermStatistics> terms = new ArrayList<>();
        double intercept = variance / y.length;
        for (int j = 0; j < d; j++) {
            covariance[j] = new double[j + 1];
            for (int k = 0; k <= j; k++) {
                covariance[j][k] = variance * inverse[j][k];
            }
            for (int k = 0; k < d; k++) {
                intercept += variance * inverse[j][k] * mean[j] * mean[k];
            }
            double vif = inverse[j][j] * sd[j] * sd[j] * y.length;
            terms.add(term(names.get(j), slopes[j], Math.sqrt(variance * inverse[j][j]), vif));
        }
        covariance[d] = new double[d + 1];
        covariance[d][d] = variance / y.length;
        terms.add(term("intercept", line("y").intercept(), Math.sqrt(intercept), Double.NaN));
        double total = covariance(y, y) * y.length;
        double f = (total - sse) / d / variance;
        return new FitStatistics(
                y.length,
                freedom,
                Math.sqrt(variance),
                sse,
                total,
                r2(),
                1 - variance / (total / (y.length - 1)),
                new FitStatistics.FTest(f, d, freedom, 0, -1000 * r2()),
                -0.5 * y.length,
                y.length + 2.0 * d,
                y.length + 9.0 * d,
                new FitStatistics.Condition(1 + mean[0] * mean[0], 3.1),
                0.95,
                terms,
                Optional.of(covariance));
    }

    private static TermStatistics term(String name, double estimate, double error, double vif) {
        double t = estimate / error;
        double half = 1.96 * error;
        return new TermStatistics(
                name, error, t, Math.exp(-t * t / 2), -t * t / 2 / Math.log(10), estimate - half, estimate + half, vif);
    }

    Charts charts(CoordinateSystem coordinates, boolean residuals) {
        List<Charts.Feature> features = new ArrayList<>();
        for (int j = 0; j < Math.min(24, x.length); j++) {
            features.add(new Charts.Feature(names.get(j), density(x[j], y)));
        }
        double[] predictions =
                IntStream.range(0, y.length).mapToDouble(this::prediction).toArray();
        double[] left = IntStream.range(0, y.length).mapToDouble(this::residual).toArray();
        Charts.Residuals rest = new Charts.Residuals(density(predictions, left), histogram(left));
        return new Charts(
                features, residuals ? Optional.of(rest) : Optional.empty(), Optional.of(descent(coordinates)));
    }

    private Charts.Descent descent(CoordinateSystem coordinates) {
        boolean raw = coordinates == CoordinateSystem.RAW;
        double[] centre = raw ? new double[x.length] : mean;
        double[] scale = sd.clone();
        if (raw) {
            Arrays.fill(scale, 1);
        }
        double[] coefficients = IntStream.range(0, x.length)
                .mapToDouble(j -> slopes[j] * scale[j])
                .toArray();
        double intercept = raw ? line("y").intercept() : atCentre;
        return new Charts.Descent(coordinates, centre, scale, 0, intercept, coefficients, sse / y.length / 2);
    }

    /** Bins of a power of two, at its multiples, few enough. */
    private static Density.Axis axis(double[] values, int bins) {
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        double width = Math.scalb(1.0, Math.getExponent((max - min) / bins));
        while (Math.floor(max / width) - Math.floor(min / width) >= bins) {
            width *= 2;
        }
        return new Density.Axis(Math.floor(min / width) * width, width, bins);
    }

    private static int bin(Density.Axis axis, double value) {
        return (int) Math.floor((value - axis.from()) / axis.width());
    }

    static Density density(double[] across, double[] up) {
        Density.Axis columns = axis(across, BINS);
        Density.Axis rows = axis(up, BINS);
        long[] counts = new long[BINS * BINS];
        for (int i = 0; i < up.length; i++) {
            counts[bin(rows, up[i]) * BINS + bin(columns, across[i])]++;
        }
        return new Density(columns, rows, counts);
    }

    static Histogram histogram(double[] values) {
        Density.Axis axis = axis(values, FINE);
        long[] counts = new long[FINE];
        for (double value : values) {
            counts[bin(axis, value)]++;
        }
        return new Histogram(axis.from(), axis.width(), counts);
    }

    /** Plain gradient descent from zero, a rate for the slopes and one for the intercept. */
    List<HistoryLine> descend(CoordinateSystem coordinates, int epochs, double rate, double interceptRate) {
        return new SimulatedDescent(hessian(descent(coordinates)), descent(coordinates))
                .run(epochs, rate, interceptRate);
    }

    private double[][] hessian(Charts.Descent end) {
        int d = x.length;
        double[][] hessian = new double[d + 1][d + 1];
        double[] means = IntStream.range(0, d)
                .mapToDouble(j -> (mean[j] - end.centre()[j]) / end.scale()[j])
                .toArray();
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                hessian[j][k] = covariance(x[j], x[k]) / end.scale()[j] / end.scale()[k] + means[j] * means[k];
            }
            hessian[j][d] = means[j];
            hessian[d][j] = means[j];
        }
        hessian[d][d] = 1;
        return hessian;
    }
}
