package dev.plumbline.explain;

import dev.plumbline.train.Parameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

/** Symmetric positive definite matrices and an exact way to solve with them. */
final class Hessians {
    private static final MathContext DIGITS = new MathContext(100);

    private Hessians() {}

    /** {@code 1 / (i + j + 1)}, rounded to doubles: condition 5e5 at 5, 1.6e13 at 10. */
    static double[][] hilbert(int n) {
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = 1.0 / (i + j + 1);
            }
        }
        return h;
    }

    /** A correlation matrix of {@code n} columns that share a part, and 1 for an intercept beside them. */
    static double[][] correlated(Random random, int n, double shared) {
        double[] loadings = random.doubles(n, 0.5 * shared, shared).toArray();
        double[][] h = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = i == j ? 1 : loadings[i] * loadings[j];
            }
        }
        h[n][n] = 1;
        return h;
    }

    static double[] times(double[][] h, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += h[i][j] * v[j];
            }
        }
        return product;
    }

    /** The solution of H x = q, rounded to pairs. */
    static Parameters optimum(double[][] h, double[] q) {
        BigDecimal[] exact = solve(h, q);
        double[] hi = new double[q.length];
        double[] lo = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            hi[i] = exact[i].doubleValue();
            lo[i] = exact[i].subtract(new BigDecimal(hi[i])).doubleValue();
        }
        return Parameters.of(hi, lo);
    }

    /** The solution of H x = g by elimination in 100 digits. */
    static BigDecimal[] solve(double[][] h, double[] g) {
        int n = g.length;
        BigDecimal[][] a = new BigDecimal[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = new BigDecimal(h[i][j]);
            }
            a[i][n] = new BigDecimal(g[i]);
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    BigDecimal factor = a[i][k].divide(a[k][k], DIGITS);
                    for (int j = k; j <= n; j++) {
                        a[i][j] = a[i][j].subtract(factor.multiply(a[k][j], DIGITS), DIGITS);
                    }
                }
            }
        }
        BigDecimal[] x = new BigDecimal[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n].divide(a[i][i], DIGITS);
        }
        return x;
    }
}
