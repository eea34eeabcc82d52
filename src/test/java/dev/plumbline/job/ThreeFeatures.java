package dev.plumbline.job;

import dev.plumbline.model.LinearModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Noisy rows of three correlated features and a label, with the exact least squares fit in decimals of 60 digits.
 *
 * @param columns {@code [x1, x2, x3, y][row]}
 */
record ThreeFeatures(double[][] columns) {
    static final List<String> NAMES = List.of("x1", "x2", "x3");
    private static final MathContext DIGITS = new MathContext(60);

    static ThreeFeatures random(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[4][rows];
        for (int i = 0; i < rows; i++) {
            double x1 = 0.5 + random.nextGaussian();
            double x2 = 2 * random.nextGaussian() - 1;
            double x3 = 0.4 * x1 + random.nextGaussian();
            columns[0][i] = x1;
            columns[1][i] = x2;
            columns[2][i] = x3;
            columns[3][i] = 3 * x1 - 0.25 * x2 + x3 + 7 + random.nextGaussian();
        }
        return new ThreeFeatures(columns);
    }

    Table table() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            rows.add(columns[0][i] + "," + columns[1][i] + "," + columns[2][i] + "," + columns[3][i]);
        }
        return new Table("x1,x2,x3,y", rows);
    }

    /** With a column {@code same}, which is constant, and {@code both}, which is the sum of two made exact. */
    Table withUnusableColumns() {
        List<String> rows = new ArrayList<>();
        for (String row : table().rows()) {
            rows.add("4.5," + 2 * Double.parseDouble(row.substring(0, row.indexOf(','))) + "," + row);
        }
        return new Table("same,both,x1,x2,x3,y", rows);
    }

    /** Slopes, then the intercept where there is one, by elimination on the normal equations. */
    double[] exact(boolean intercept) {
        int n = intercept ? 4 : 3;
        BigDecimal[][] a = new BigDecimal[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= n; j++) {
                a[i][j] = product(i, j == n ? -1 : j);
            }
        }
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                if (i != p) {
                    BigDecimal factor = a[i][p].divide(a[p][p], DIGITS);
                    for (int j = p; j <= n; j++) {
                        a[i][j] = a[i][j].subtract(factor.multiply(a[p][j], DIGITS), DIGITS);
                    }
                }
            }
        }
        double[] fit = new double[n];
        for (int i = 0; i < n; i++) {
            fit[i] = a[i][n].divide(a[i][i], DIGITS).doubleValue();
        }
        return fit;
    }

    /** Sum over the rows; 3 stands for the ones of the intercept, -1 for the label. */
    private BigDecimal product(int i, int j) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < columns[0].length; row++) {
            sum = sum.add(value(i, row).multiply(value(j, row)));
        }
        return sum;
    }

    private BigDecimal value(int column, int row) {
        return column == 3 ? BigDecimal.ONE : new BigDecimal(columns[column < 0 ? 3 : column][row]);
    }

    /** The largest distance of a prediction from that of the exact fit, in standard deviations of the label. */
    double predictionError(LinearModel line) {
        double[] exact = exact(true);
        double largest = 0;
        double sum = 0;
        double squares = 0;
        int rows = columns[0].length;
        for (int i = 0; i < rows; i++) {
            double[] x = {columns[0][i], columns[1][i], columns[2][i]};
            double best = exact[0] * x[0] + exact[1] * x[1] + exact[2] * x[2] + exact[3];
            largest = Math.max(largest, Math.abs(line.predict(x) - best));
            sum += columns[3][i];
            squares += columns[3][i] * columns[3][i];
        }
        return largest / Math.sqrt((squares - sum * sum / rows) / rows);
    }
}
