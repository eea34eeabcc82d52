package dev.plumbline.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Squared loss row by row in 120 digits, each result rounded once, and its minimiser: the oracle of other objectives. */
final class ExactRows implements Objective {
    private static final MathContext DIGITS = new MathContext(120);

    private final Coordinates coordinates;
    private final Rows rows;

    ExactRows(Coordinates coordinates, Rows rows) {
        this.coordinates = coordinates;
        this.rows = rows;
    }

    @Override
    public int parameters() {
        return coordinates.parameters();
    }

    @Override
    public Evaluation evaluate(Parameters at) {
        BigDecimal[] sums = zeros(parameters());
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (int row = 0; row < rows.count(); row++) {
            BigDecimal[] design = design(row);
            BigDecimal residual = label(row).negate();
            for (int i = 0; i < design.length; i++) {
                residual = residual.add(design[i].multiply(at.pair(i).exact()), DIGITS);
            }
            BigDecimal w = new BigDecimal(rows.weights()[row]);
            weight = weight.add(w);
            squares = squares.add(w.multiply(residual).multiply(residual, DIGITS), DIGITS);
            for (int i = 0; i < design.length; i++) {
                sums[i] = sums[i].add(w.multiply(residual).multiply(design[i], DIGITS), DIGITS);
            }
        }
        double mse = squares.divide(weight, DIGITS).doubleValue();
        double[] gradient = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            gradient[i] = sums[i].divide(weight, DIGITS).doubleValue();
        }
        return new Evaluation(mse / 2, mse, Double.NaN, gradient);
    }

    /** The minimiser, by elimination. */
    BigDecimal[] optimum() {
        int n = parameters();
        BigDecimal[][] a = new BigDecimal[n][];
        for (int i = 0; i < n; i++) {
            a[i] = zeros(n + 1);
        }
        for (int row = 0; row < rows.count(); row++) {
            BigDecimal[] design = Arrays.copyOf(design(row), n + 1);
            design[n] = label(row);
            BigDecimal w = new BigDecimal(rows.weights()[row]);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= n; j++) {
                    a[i][j] = a[i][j].add(w.multiply(design[i]).multiply(design[j], DIGITS), DIGITS);
                }
            }
        }
        return solved(a);
    }

    private static BigDecimal[] solved(BigDecimal[][] a) {
        int n = a.length;
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
        BigDecimal[] solution = new BigDecimal[n];
        for (int i = 0; i < n; i++) {
            solution[i] = a[i][n].divide(a[i][i], DIGITS);
        }
        return solution;
    }

    /** What a row multiplies each parameter by. */
    private BigDecimal[] design(int row) {
        int d = rows.features();
        BigDecimal[] design = zeros(parameters());
        for (int j = 0; j < d; j++) {
            BigDecimal x = new BigDecimal(rows.columns()[j][row]);
            BigDecimal centre =
                    isRaw() ? BigDecimal.ZERO : new BigDecimal(coordinates.centre()[j]);
            design[j] = x.subtract(centre).divide(new BigDecimal(coordinates.scale(j)), DIGITS);
        }
        if (coordinates.hasIntercept()) {
            design[d] = BigDecimal.ONE;
        }
        return design;
    }

    private BigDecimal label(int row) {
        BigDecimal centre = isRaw() ? BigDecimal.ZERO : new BigDecimal(coordinates.labelCentre());
        return new BigDecimal(rows.columns()[rows.features()][row]).subtract(centre);
    }

    private boolean isRaw() {
        return coordinates.system() == dev.plumbline.model.CoordinateSystem.RAW;
    }

    private static BigDecimal[] zeros(int count) {
        BigDecimal[] zeros = new BigDecimal[count];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
