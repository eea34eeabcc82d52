package dev.plumbline.train;

import dev.plumbline.summation.ExactSum;

/** Squared loss in double arithmetic per row, as a cluster computes it, with sums that do not round. */
final class RowByRow implements Objective {
    private final Coordinates coordinates;
    private final Rows rows;

    RowByRow(Coordinates coordinates, Rows rows) {
        this.coordinates = coordinates;
        this.rows = rows;
    }

    @Override
    public int parameters() {
        return coordinates.parameters();
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        int d = rows.features();
        CentredPoint point = coordinates.toCentred(at);
        ExactSum[] sums = new ExactSum[d + 2];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new ExactSum();
        }
        double weight = 0;
        for (int row = 0; row < rows.count(); row++) {
            double w = rows.weights()[row];
            double residual = residual(point, row);
            for (int j = 0; j < d; j++) {
                sums[j].add(w * residual * (rows.columns()[j][row] - coordinates.centre()[j]));
            }
            sums[d].add(w * residual);
            sums[d + 1].add(w * residual * residual);
            weight += w;
        }
        double[] bySlope = new double[d];
        for (int j = 0; j < d; j++) {
            bySlope[j] = sums[j].toDouble() / weight;
        }
        double mse = sums[d + 1].toDouble() / weight;
        double[] gradient = coordinates.gradient(bySlope, sums[d].toDouble() / weight);
        return new Evaluation(mse / 2, mse, Double.NaN, gradient);
    }

    private double residual(CentredPoint point, int row) {
        double residual = point.intercept() - (rows.columns()[rows.features()][row] - coordinates.labelCentre());
        double low = point.interceptLow();
        for (int j = 0; j < rows.features(); j++) {
            double dx = rows.columns()[j][row] - coordinates.centre()[j];
            residual = Math.fma(point.slopes()[j], dx, residual);
            low = Math.fma(point.slopesLow()[j], dx, low);
        }
        return residual + low;
    }
}
