package dev.plumbline.explain;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is known exactly of the features.
 *
 * @param names in model order
 * @param min smallest value of each
 * @param max largest value of each
 * @param products exact sums of products of each two features: about their means where the model has an intercept, plain
 *     where it has none; symmetric, by rows, only the lower triangle is read
 * @param divisor what {@code products} are to be divided by to be means of products; above 0 (n^2 for {@code n Sxy - Sx
 *     Sy}, n for plain sums)
 */
public record ColumnProducts(
        List<String> names, double[] min, double[] max, BigDecimal[][] products, BigDecimal divisor) {
    public ColumnProducts {
        names = List.copyOf(names);
        int count = names.size();
        if (min.length != count || max.length != count || products.length != count) {
            throw new IllegalArgumentException("Cannot check columns: " + count + " names, " + min.length + " minima, "
                    + max.length + " maxima, " + products.length + " rows of products");
        }
    }

    /** Largest absolute value of column {@code i}. */
    double largest(int i) {
        return Math.max(Math.abs(min[i]), Math.abs(max[i]));
    }
}
