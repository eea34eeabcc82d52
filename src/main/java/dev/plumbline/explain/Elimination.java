package dev.plumbline.explain;

import dev.plumbline.explain.UnusableColumn.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells columns that are linear combinations of earlier ones from columns that are merely close to one, by Cholesky
 * elimination of their exact products in model order: the pivot of a column is the variance that is left of it after its
 * regression on the columns before.
 *
 * <p><b>Collinear</b> is a column of which no more is left than its own rounding: root mean square at most {@code 2^-53
 * (max |x_j| + sum |c_i| max |x_i|)}, c being the coefficients of the combination. That is what remains of z = x + y
 * computed in doubles, or of decimal shares that add up to 100, and 0 for an exact combination; a slope for it could only
 * fit those last bits. Powers of one column, or any columns that carry a difference above their last bits, leave far more
 * and are not collinear, however large the condition number: of the tenth power in NIST's Filip 1e-7 of its spread is
 * left, although the matrix of products has condition 1e19. To see 1e-32 of a variance, double arithmetic is not enough:
 * {@value #DIGITS} digits are used, and only after a quick look in doubles found something suspicious (some seconds for
 * 200 columns).
 */
final class Elimination {
    private static final int DIGITS = 50;
    private static final MathContext PRECISION = new MathContext(DIGITS);

    /**
     * Share of a variance below which the look in doubles cannot exclude dependence: far above its own error, some n
     * 2^-53, and far above the rounding of values.
     */
    private static final double SUSPICIOUS = 1e-10;

    /** Spreads from zero at which the rounding of the values themselves could reach {@link #SUSPICIOUS}. */
    private static final double LARGE_OFFSET = 1e10;

    /** Share of a column's spread below which a combination does not count as using another column. */
    private static final double NEGLIGIBLE = 1e-8;

    private final ColumnProducts columns;
    private final List<Integer> kept = new ArrayList<>();
    private final List<BigDecimal> pivots = new ArrayList<>();
    private final List<BigDecimal[]> lower = new ArrayList<>();

    Elimination(ColumnProducts columns) {
        this.columns = columns;
    }

    /** Whether a quick elimination in doubles leaves next to nothing of some column. */
    static boolean mayBeDependent(ColumnProducts columns, List<Integer> varying) {
        int n = varying.size();
        double[][] matrix = correlations(columns, varying);
        for (int k = 0; k < n; k++) {
            double pivot = matrix[k][k];
            if (!isClear(columns, varying.get(k), pivot)) {
                return true;
            }
            for (int i = k + 1; i < n; i++) {
                double factor = matrix[i][k] / pivot;
                for (int j = k + 1; j <= i; j++) {
                    matrix[i][j] -= factor * matrix[j][k];
                }
            }
        }
        return false;
    }

    private static double[][] correlations(ColumnProducts columns, List<Integer> varying) {
        int n = varying.size();
        BigDecimal[] roots = new BigDecimal[n];
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            BigDecimal[] row = columns.products()[varying.get(i)];
            roots[i] = row[varying.get(i)].sqrt(MathContext.DECIMAL64);
            for (int j = 0; j <= i; j++) {
                BigDecimal share = row[varying.get(j)].divide(roots[i], MathContext.DECIMAL64);
                correlations[i][j] =
                        share.divide(roots[j], MathContext.DECIMAL64).doubleValue();
            }
        }
        return correlations;
    }

    /** Whether what is left of a column, as a share of its variance, is far above any rounding. */
    private static boolean isClear(ColumnProducts columns, int column, double share) {
        return share > SUSPICIOUS && columns.largest(column) < LARGE_OFFSET * spread(columns, column);
    }

    private static double spread(ColumnProducts columns, int i) {
        return columns.products()[i][i]
                .divide(columns.divisor(), MathContext.DECIMAL64)
                .sqrt(MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The dependent ones of {@code varying}, in order. */
    List<UnusableColumn> dependent(List<Integer> varying) {
        List<UnusableColumn> found = new ArrayList<>();
        for (int column : varying) {
            BigDecimal[] row = row(column);
            BigDecimal left = left(column, row);
            List<String> sources = isSuspicious(column, left) ? sources(column, row, left) : List.of();
            if (sources.isEmpty()) {
                kept.add(column);
                pivots.add(left);
                lower.add(row);
            } else {
                found.add(new UnusableColumn(columns.names().get(column), Reason.COLLINEAR, sources));
            }
        }
        return found;
    }

    /** Row of the unit lower factor: how much of each kept column, cleared of those before it, is in this one. */
    private BigDecimal[] row(int column) {
        BigDecimal[] products = new BigDecimal[kept.size()];
        BigDecimal[] row = new BigDecimal[kept.size()];
        for (int k = 0; k < row.length; k++) {
            products[k] = columns.products()[column][kept.get(k)];
            for (int m = 0; m < k; m++) {
                products[k] = products[k].subtract(products[m].multiply(lower.get(k)[m], PRECISION), PRECISION);
            }
            row[k] = products[k].divide(pivots.get(k), PRECISION);
        }
        return row;
    }

    private BigDecimal left(int column, BigDecimal[] row) {
        BigDecimal left = columns.products()[column][column];
        for (int k = 0; k < row.length; k++) {
            left = left.subtract(row[k].multiply(row[k], PRECISION).multiply(pivots.get(k), PRECISION), PRECISION);
        }
        return left;
    }

    private boolean isSuspicious(int column, BigDecimal left) {
        double share = left.divide(columns.products()[column][column], MathContext.DECIMAL64)
                .doubleValue();
        return !isClear(columns, column, share);
    }

    /** The columns of which this one is a combination, or none if more is left of it than rounding. */
    private List<String> sources(int column, BigDecimal[] row, BigDecimal left) {
        BigDecimal[] combination = combination(row);
        BigDecimal rounding = rounding(column, combination);
        BigDecimal bound = rounding.multiply(rounding, PRECISION).multiply(columns.divisor(), PRECISION);
        if (left.compareTo(bound) > 0) {
            return List.of();
        }
        return used(combination, Math.max(rounding.doubleValue(), NEGLIGIBLE * spread(columns, column)));
    }

    /** Coefficients of the column's regression on the kept ones: back substitution with the transposed factor. */
    private BigDecimal[] combination(BigDecimal[] row) {
        BigDecimal[] coefficients = row.clone();
        for (int k = row.length - 1; k >= 0; k--) {
            for (int m = k + 1; m < row.length; m++) {
                BigDecimal part = lower.get(m)[k].multiply(coefficients[m], PRECISION);
                coefficients[k] = coefficients[k].subtract(part, PRECISION);
            }
        }
        return coefficients;
    }

    /** Largest difference from the combination that rounding of the columns' own values can leave. */
    private BigDecimal rounding(int column, BigDecimal[] combination) {
        BigDecimal reach = new BigDecimal(columns.largest(column));
        for (int k = 0; k < combination.length; k++) {
            BigDecimal largest = new BigDecimal(columns.largest(kept.get(k)));
            reach = reach.add(combination[k].abs().multiply(largest, PRECISION), PRECISION);
        }
        return reach.multiply(new BigDecimal(0x1p-53), PRECISION);
    }

    /** The columns whose part in the combination, as a root mean square, is more than negligible. */
    private List<String> used(BigDecimal[] combination, double negligible) {
        List<String> used = new ArrayList<>();
        for (int k = 0; k < combination.length; k++) {
            if (Math.abs(combination[k].doubleValue()) * spread(columns, kept.get(k)) > negligible) {
                used.add(columns.names().get(kept.get(k)));
            }
        }
        return used;
    }
}
