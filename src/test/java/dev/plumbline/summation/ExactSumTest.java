package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest extends AccumulatorContract<ExactSum> {
    @Override
    ExactSum empty() {
        return new ExactSum();
    }

    @Override
    void add(ExactSum sum, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            sum.add(values[i]);
        }
    }

    @Override
    void merge(ExactSum into, ExactSum other) {
        into.merge(other);
    }

    @Override
    double[] answers(ExactSum sum) {
        return new double[] {sum.toDouble()};
    }

    @Override
    double[] oracle(double[] values) {
        if (!Oracle.allFinite(values)) {
            return new double[] {Oracle.sumOfStrays(values)};
        }
        BigInteger[] terms = Oracle.units(values);
        return new double[] {Oracle.nearest(Oracle.sum(terms.length, r -> terms[r]), 1)};
    }

    @Override
    void write(ExactSum sum, DataOutput out) throws IOException {
        sum.writeTo(out);
    }

    @Override
    ExactSum read(DataInput in) throws IOException {
        return ExactSum.readFrom(in);
    }

    @Test
    void manyAdditionsOfOneSignCarryIntoNewDigits() {
        ExactSum sum = new ExactSum();
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 20_000; i++) {
            double x = i % 7 == 0 ? 0x1.fffffffffffffp51 : 0x1.fffffffffffffp-1;
            sum.add(x);
            expected = expected.add(new BigDecimal(x));
        }
        assertEquals(0, expected.compareTo(sum.toBigDecimal()));
        // Doubling 300 times stands for 2^300 times as many additions.
        for (int i = 0; i < 300; i++) {
            sum.merge(sum);
        }
        expected = expected.multiply(BigDecimal.valueOf(2).pow(300));
        assertEquals(0, expected.compareTo(sum.toBigDecimal()));
    }

    @Test
    void manyNegativeAdditionsBorrowFromNewDigits() {
        ExactSum sum = new ExactSum();
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 20_000; i++) {
            double x = i % 3 == 0 ? Double.MIN_VALUE : -0x1.fffffffffffffp-1000;
            sum.add(x);
            expected = expected.add(new BigDecimal(x));
        }
        assertEquals(0, expected.compareTo(sum.toBigDecimal()));
    }

    @Test
    void exactValueIsThatOfTheTerms() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            ExactSum sum = new ExactSum();
            BigDecimal expected = BigDecimal.ZERO;
            for (int i = 0; i < 30; i++) {
                double x = Data.anyFinite(random);
                double y = Data.anyFinite(random);
                double z = Data.anyFinite(random);
                sum.add(x);
                sum.addProduct(x, y);
                sum.addProduct(x, y, z);
                BigDecimal product = new BigDecimal(x).multiply(new BigDecimal(y));
                expected = expected.add(new BigDecimal(x)).add(product).add(product.multiply(new BigDecimal(z)));
            }
            assertEquals(0, expected.compareTo(sum.toBigDecimal()), "seed " + seed);
        }
    }

    @Test
    void extremesOfProductsAreExact() {
        double[] extremes = {Double.MIN_VALUE, -0x0.fffffffffffffp-1022, 0x1p-1022, -Double.MAX_VALUE, 1.1, 0};
        for (double a : extremes) {
            for (double b : extremes) {
                ExactSum two = new ExactSum();
                two.addProduct(a, b);
                BigDecimal product = new BigDecimal(a).multiply(new BigDecimal(b));
                assertEquals(0, product.compareTo(two.toBigDecimal()), a + " * " + b);
                for (double c : extremes) {
                    ExactSum three = new ExactSum();
                    three.addProduct(a, b, c);
                    assertEquals(
                            0,
                            product.multiply(new BigDecimal(c)).compareTo(three.toBigDecimal()),
                            a + " * " + b + " * " + c);
                }
            }
        }
    }

    @Test
    void productsWithInfinitiesFollowTheSignsOnly() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(infinity, product(infinity, Double.MIN_VALUE, Double.MIN_VALUE));
        assertEquals(-infinity, product(Double.MIN_VALUE, -Double.MIN_VALUE, infinity));
        assertEquals(infinity, product(1, 1, infinity));
        assertEquals(Double.NaN, product(0, 1, infinity));
        assertEquals(Double.NaN, product(1, Double.NaN, 0));
    }

    private static double product(double a, double b, double c) {
        ExactSum sum = new ExactSum();
        sum.addProduct(a, b, c);
        return sum.toDouble();
    }

    @Test
    void clearedIsEmpty() {
        ExactSum sum = of(new double[] {1, 1e300, Double.NaN});
        assertFalse(sum.isFinite());
        assertFalse(sum.isZero());
        assertThrows(IllegalStateException.class, sum::toBigDecimal);
        sum.clear();
        assertTrue(sum.isFinite());
        assertTrue(sum.isZero());
        sum.add(3);
        assertFalse(sum.isZero());
        assertEquals(3, sum.toDouble());
    }

    @Test
    void sumThatCancelsIsZeroWhateverIsPending() {
        ExactSum sum = of(new double[] {1e300, 1, -1e300, -1});
        assertTrue(sum.isZero());
    }

    @Test
    void exactNumberOutOfRangeIsRefused() {
        ExactSum sum = new ExactSum();
        Dyadic tiny = Dyadic.of(BigInteger.ONE, -4_000);
        Dyadic huge = Dyadic.of(BigInteger.ONE, 4_096);
        assertThrows(IllegalArgumentException.class, () -> sum.add(tiny));
        assertThrows(IllegalArgumentException.class, () -> sum.add(huge));
        assertTrue(sum.isZero());
    }
}
