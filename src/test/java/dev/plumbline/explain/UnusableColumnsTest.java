package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.explain.UnusableColumn.Reason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnusableColumnsTest {
    /** Exact {@code n Sxy - Sx Sy} (or plain sums) of columns given as arrays. */
    private static ColumnProducts products(boolean intercept, double[]... columns) {
        int d = columns.length;
        int n = columns[0].length;
        BigDecimal rows = BigDecimal.valueOf(n);
        BigDecimal[] sums = new BigDecimal[d];
        BigDecimal[][] products = new BigDecimal[d][d];
        double[] min = new double[d];
        double[] max = new double[d];
        for (int i = 0; i < d; i++) {
            sums[i] = BigDecimal.ZERO;
            for (double value : columns[i]) {
                sums[i] = sums[i].add(new BigDecimal(value));
            }
            min[i] = Arrays.stream(columns[i]).min().orElseThrow();
            max[i] = Arrays.stream(columns[i]).max().orElseThrow();
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int row = 0; row < n; row++) {
                    sum = sum.add(new BigDecimal(columns[i][row]).multiply(new BigDecimal(columns[j][row])));
                }
                products[i][j] = intercept ? sum.multiply(rows).subtract(sums[i].multiply(sums[j])) : sum;
            }
        }
        List<String> names = IntStream.range(0, d).mapToObj(i -> "c" + (i + 1)).toList();
        return new ColumnProducts(names, min, max, products, intercept ? rows.multiply(rows) : rows);
    }

    private static UnusableColumn collinear(String name, String... dependsOn) {
        return new UnusableColumn(name, Reason.COLLINEAR, List.of(dependsOn));
    }

    private static double[] column(long seed, double offset, int rows) {
        return new Random(seed).doubles(rows, offset, offset + 1).toArray();
    }

    private static double[] map(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    @Test
    void aConstantColumnIsNamed() {
        double[] fives = map(30, i -> 5);
        double[] x = column(1, 0, 30);
        assertEquals(
                List.of(new UnusableColumn("c2", Reason.CONSTANT, List.of())),
                UnusableColumns.find(products(true, x, fives), true));
        assertEquals(
                List.of(new UnusableColumn("b", Reason.CONSTANT, List.of())),
                UnusableColumns.constant(List.of("a", "b"), new double[] {0, 5}, new double[] {1, 5}, true));
        assertEquals(List.of(), UnusableColumns.find(products(false, x, fives), false));
        assertEquals(
                "column 'c2' is constant",
                UnusableColumns.find(products(false, x, map(30, i -> 0)), false)
                        .get(0)
                        .sentence());
    }

    @Test
    void copiesAndCombinationsAreNamedWithWhatTheyDependOn() {
        double[] x = column(1, 0, 50);
        double[] y = column(2, 100, 50);
        double[] z = column(3, -5, 50);
        double[] sum = map(50, i -> 2 * x[i] - 4 * z[i]);
        assertEquals(
                List.of(collinear("c3", "c1"), collinear("c5", "c1", "c4")),
                UnusableColumns.find(products(true, x, y, x, z, sum), true));
        assertEquals(
                "column 'c5' is a linear combination of 'c1', 'c4'",
                collinear("c5", "c1", "c4").sentence());
    }

    @Test
    void aSumRoundedToDoublesIsCollinearAtAnyOffset() {
        for (double offset : new double[] {0, 1e3, 1e6, 1e9, 1e12}) {
            double[] x = column(1, offset, 200);
            double[] y = column(2, 3 * offset, 200);
            double[] sum = map(200, i -> x[i] + y[i]);
            double[] third = map(200, i -> x[i] / 3);
            assertEquals(
                    List.of(collinear("c3", "c1", "c2"), collinear("c4", "c1")),
                    UnusableColumns.find(products(true, x, y, sum, third), true),
                    "offset " + offset);
        }
    }

    @Test
    void sharesThatAddUpToAHundredInDecimalsAreCollinear() {
        Random random = new Random(5);
        double[] a = map(300, i -> random.nextInt(500) / 10.0);
        double[] b = map(300, i -> random.nextInt(500) / 10.0);
        double[] c = map(
                300,
                i -> BigDecimal.valueOf(100)
                        .subtract(BigDecimal.valueOf(a[i]))
                        .subtract(BigDecimal.valueOf(b[i]))
                        .doubleValue());
        assertEquals(List.of(collinear("c3", "c1", "c2")), UnusableColumns.find(products(true, a, b, c), true));
    }

    @Test
    void aDifferenceAboveTheLastBitsIsNoDependence() {
        for (double offset : new double[] {0, 1e3, 1e6, 1e9}) {
            double[] x = column(1, offset, 200);
            Random random = new Random(9);
            double size = 64 * Math.ulp(offset + 1);
            double[] near = map(200, i -> x[i] + size * random.nextInt(3));
            assertEquals(List.of(), UnusableColumns.find(products(true, x, near), true), "offset " + offset);
        }
    }

    @Test
    void powersOfOneColumnAreNotCollinear() {
        // NIST's Wampler (x = 0 to 20, powers to 5) and Filip (x from -9 to -3, powers to 10)
        double[][] wampler = IntStream.rangeClosed(1, 5)
                .mapToObj(p -> map(21, i -> Math.pow(i, p)))
                .toArray(double[][]::new);
        assertEquals(List.of(), UnusableColumns.find(products(true, wampler), true));
        double[][] filip = IntStream.rangeClosed(1, 10)
                .mapToObj(p -> map(82, i -> Math.pow(-9 + 6 * i / 81.0, p)))
                .toArray(double[][]::new);
        assertEquals(List.of(), UnusableColumns.find(products(true, filip), true));
    }

    @Test
    void withoutAnInterceptDependenceIsThroughTheOrigin() {
        double[] x = column(1, 10, 40);
        double[] shifted = map(40, i -> x[i] + 1);
        assertEquals(List.of(), UnusableColumns.find(products(false, x, shifted), false));
        assertEquals(List.of(collinear("c2", "c1")), UnusableColumns.find(products(true, x, shifted), true));
    }

    @Test
    void aColumnThatVariesOnlyInRowsOfWeightZeroIsConstant() {
        ColumnProducts weightless = new ColumnProducts(
                List.of("w"),
                new double[] {1},
                new double[] {2},
                new BigDecimal[][] {{BigDecimal.ZERO}},
                BigDecimal.ONE);
        assertTrue(UnusableColumns.find(weightless, true).get(0).reason() == Reason.CONSTANT);
    }
}
