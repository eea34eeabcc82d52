package dev.plumbline.train;

import java.math.BigDecimal;

/**
 * {@code J(t) = t'Ht / 2 - q't + c} in exact arithmetic, each result rounded once: the oracle of every objective that
 * sums rows.
 */
final class QuadraticObjective implements Objective {
    private final BigDecimal[][] h;
    private final BigDecimal[] q;
    private final BigDecimal constant;
    private int evaluations;

    QuadraticObjective(double[][] h, double[] q, double constant) {
        this.h = new BigDecimal[q.length][q.length];
        this.q = new BigDecimal[q.length];
        for (int i = 0; i < q.length; i++) {
            this.q[i] = new BigDecimal(q[i]);
            for (int j = 0; j < q.length; j++) {
                this.h[i][j] = new BigDecimal(h[i][j]);
            }
        }
        this.constant = new BigDecimal(constant);
    }

    /** A diagonal quadratic whose minimiser is {@code optimum} and whose smallest value is {@code least}. */
    static QuadraticObjective diagonal(double[] curvature, double[] optimum, double least) {
        int n = curvature.length;
        double[][] h = new double[n][n];
        double[] q = new double[n];
        double constant = least;
        for (int i = 0; i < n; i++) {
            h[i][i] = curvature[i];
            q[i] = curvature[i] * optimum[i];
            constant += q[i] * optimum[i] / 2;
        }
        return new QuadraticObjective(h, q, constant);
    }

    @Override
    public int parameters() {
        return q.length;
    }

    int evaluations() {
        return evaluations;
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        evaluations++;
        double[] gradient = new double[q.length];
        BigDecimal objective = constant;
        for (int i = 0; i < q.length; i++) {
            BigDecimal product = BigDecimal.ZERO;
            for (int j = 0; j < q.length; j++) {
                product = product.add(h[i][j].multiply(exact(at, j)));
            }
            gradient[i] = product.subtract(q[i]).doubleValue();
            BigDecimal half = product.divide(BigDecimal.valueOf(2)).subtract(q[i]);
            objective = objective.add(half.multiply(exact(at, i)));
        }
        double j = objective.doubleValue();
        return new Evaluation(j, 2 * j, Double.NaN, gradient);
    }

    private static BigDecimal exact(Parameters at, int i) {
        return new BigDecimal(at.hi(i)).add(new BigDecimal(at.lo(i)));
    }
}
