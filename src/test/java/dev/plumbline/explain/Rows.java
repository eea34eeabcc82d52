package dev.plumbline.explain;

import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.CentredPoint;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A small table in memory. */
record Rows(double[][] columns, boolean intercept) {
    /** Features that share a part, {@code offset} spreads from 0, and a label that follows them with noise. */
    static Rows random(Random random, int features, int rows, double shared, double offset) {
        double[][] columns = new double[features + 1][rows];
        double[] slopes = random.doubles(features, 0.3, 3).toArray();
        double[] spreads =
                random.doubles(features, -2, 2).map(e -> Math.pow(10, e)).toArray();
        for (int r = 0; r < rows; r++) {
            double common = random.nextGaussian();
            columns[features][r] = 5 + random.nextGaussian();
            for (int j = 0; j < features; j++) {
                double own = random.nextGaussian();
                double x = shared * common + Math.sqrt(1 - shared * shared) * own;
                columns[j][r] = spreads[j] * (offset + x);
                columns[features][r] += slopes[j] * x * (j % 2 == 0 ? 1 : -1);
            }
        }
        return new Rows(columns, true);
    }

    /** Rows of features and label, each made from a source of chance. */
    static Rows of(Random random, int rows, Function<Random, double[]> row) {
        double[][] columns = null;
        for (int r = 0; r < rows; r++) {
            double[] values = row.apply(random);
            columns = columns == null ? new double[values.length][rows] : columns;
            for (int j = 0; j < values.length; j++) {
                columns[j][r] = values[j];
            }
        }
        return new Rows(columns, true);
    }

    /** Powers of one variable, and a label that follows them with little noise: columns that nearly depend on each other. */
    static Rows powers(Random random, int rows, int highest, double low, double high) {
        return of(random, rows, source -> {
            double x = low + (high - low) * source.nextDouble();
            double[] row = new double[highest + 1];
            double power = 1;
            for (int j = 0; j < highest; j++) {
                power *= x;
                row[j] = power;
                row[highest] += power * Math.pow(0.3, j);
            }
            row[highest] += 0.01 * source.nextGaussian();
            return row;
        });
    }

    /** One feature, evenly spread from {@code low} to {@code high}, and a label on a line but for a little. */
    static Rows even(int rows, double low, double high) {
        double[][] columns = new double[2][rows];
        for (int r = 0; r < rows; r++) {
            columns[0][r] = low + (high - low) * (r + 0.5) / rows;
            columns[1][r] = 3 * columns[0][r] + 10 + (r % 2 == 0 ? 0.5 : -0.5);
        }
        return new Rows(columns, true);
    }

    Rows withoutIntercept() {
        return new Rows(columns, false);
    }

    int features() {
        return columns.length - 1;
    }

    List<String> names() {
        return IntStream.rangeClosed(1, features()).mapToObj(i -> "x" + i).toList();
    }

    ExactMoments moments() {
        ExactMoments moments = new ExactMoments(columns.length, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, null, columns[0].length);
        return moments;
    }

    Terrains terrains() {
        ExactMoments moments = moments();
        return Terrains.of(moments, names(), LeastSquares.of(moments, intercept));
    }

    Terrain terrain(boolean standardized) {
        return standardized ? terrains().standardized() : terrains().raw();
    }

    /**
     * The squared loss, row by row: residuals about the centres in double arithmetic from the parameters' high parts,
     * sums in twice the digits, and what the low parts add by the Hessian. What a cached table does, without Spark.
     */
    Objective rowByRow(Coordinates coordinates) {
        return new RowByRow(this, coordinates, coordinates.centredHessian(moments()));
    }

    private record RowByRow(Rows rows, Coordinates coordinates, double[][] centredHessian) implements Objective {
        @Override
        public int parameters() {
            return coordinates.parameters();
        }

        @Override
        public Evaluation evaluate(Parameters at) {
            CentredPoint point = coordinates.toCentred(at);
            int d = rows.features();
            int n = rows.columns[0].length;
            DoubleDouble[] sums = new DoubleDouble[d + 2];
            java.util.Arrays.setAll(sums, i -> new DoubleDouble());
            double[] centre = coordinates.centre();
            for (int r = 0; r < n; r++) {
                double residual = point.intercept() - (rows.columns[d][r] - coordinates.labelCentre());
                for (int j = 0; j < d; j++) {
                    residual = Math.fma(point.slopes()[j], rows.columns[j][r] - centre[j], residual);
                }
                for (int j = 0; j < d; j++) {
                    sums[j].addProduct(residual, rows.columns[j][r] - centre[j]);
                }
                sums[d].add(residual);
                sums[d + 1].addProduct(residual, residual);
            }
            double[] bySlope = new double[d];
            for (int j = 0; j < d; j++) {
                bySlope[j] = sums[j].value() / n + low(j, point);
            }
            double mse = sums[d + 1].value() / n;
            double byIntercept = rows.intercept ? sums[d].value() / n + low(d, point) : 0;
            return new Evaluation(mse / 2, mse, Double.NaN, coordinates.gradient(bySlope, byIntercept));
        }

        private double low(int parameter, CentredPoint point) {
            double[] row = centredHessian[parameter];
            double sum = rows.intercept ? row[row.length - 1] * point.interceptLow() : 0;
            for (int j = 0; j < point.slopesLow().length; j++) {
                sum += row[j] * point.slopesLow()[j];
            }
            return sum;
        }
    }
}
