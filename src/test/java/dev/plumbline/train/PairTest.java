package dev.plumbline.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.summation.Dyadic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic in twice the digits of a double, and sums in three times as many, against decimals. */
final class PairTest {
    private static final MathContext DIGITS = new MathContext(120);

    private static double uneven(Random random, int decades) {
        return random.nextGaussian() * StrictMath.pow(10, random.nextInt(2 * decades + 1) - decades);
    }

    private static Pair pair(Random random) {
        double hi = uneven(random, 20);
        return new Pair(hi, Math.ulp(hi) / 2 * (random.nextDouble() - 0.5));
    }

    private static void assertClose(BigDecimal expected, Pair actual, double size, String where) {
        double missed = actual.exact().subtract(expected).abs().doubleValue();
        assertTrue(missed <= 0x1p-102 * size, where + " missed " + expected + " by " + missed);
        assertEquals(actual.hi(), actual.hi() + actual.lo(), where + " is not rounded to its high part");
    }

    @Test
    void sumsProductsAndQuotientsHaveTwiceTheDigits() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            Pair a = pair(random);
            Pair b = pair(random);
            double c = uneven(random, 20);
            double size = Math.abs(a.hi()) + Math.abs(b.hi());
            String where = "seed " + seed;
            assertClose(a.exact().add(b.exact()), a.plus(b), size, where);
            assertClose(a.exact().multiply(b.exact()), a.times(b), Math.abs(a.hi() * b.hi()), where);
            assertClose(a.exact().multiply(new BigDecimal(c)), a.times(c), Math.abs(a.hi() * c), where);
            assertClose(a.exact().divide(new BigDecimal(c), DIGITS), a.dividedBy(c), Math.abs(a.hi() / c), where);
        }
    }

    @Test
    void anExactQuotientIsRoundedOnceToTwiceTheDigits() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            Dyadic number = Dyadic.of(uneven(random, 20)).times(Dyadic.of(uneven(random, 3)));
            Dyadic divisor = Dyadic.of(uneven(random, 5)).times(Dyadic.of(3));
            BigDecimal exact = number.toBigDecimal().divide(divisor.toBigDecimal(), DIGITS);
            Pair quotient = Pair.quotient(number, divisor);
            assertEquals(exact.doubleValue(), quotient.hi(), "seed " + seed);
            assertEquals(exact.subtract(new BigDecimal(quotient.hi())).doubleValue(), quotient.lo(), "seed " + seed);
            assertEquals(quotient, Pair.of(exact), "seed " + seed);
        }
    }

    @Test
    void aQuotientThatNoDoubleHoldsIsInfinite() {
        Dyadic huge = Dyadic.of(1e200).times(Dyadic.of(1e200));
        assertEquals(Double.POSITIVE_INFINITY, Pair.quotient(huge, Dyadic.of(1)).hi());
        assertEquals(
                Double.NEGATIVE_INFINITY, Pair.of(huge.negate().toBigDecimal()).hi());
    }

    @Test
    void aWideSumThatCancelsToAMillionthOfARoundingIsStillRight() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            WideSum sum = new WideSum();
            BigDecimal exact = BigDecimal.ZERO;
            double size = 0;
            for (int i = 0; i < 20; i++) {
                double a = uneven(random, 4);
                double b = uneven(random, 4);
                sum.addProduct(a, b);
                exact = exact.add(new BigDecimal(a).multiply(new BigDecimal(b)));
                size += Math.abs(a * b);
            }
            // take away all that two doubles hold of it
            Pair held = Pair.of(exact);
            sum.add(-held.hi());
            sum.add(-held.lo());
            BigDecimal left = exact.subtract(held.exact());
            double missed = sum.value().exact().subtract(left).abs().doubleValue();
            assertTrue(missed <= 0x1p-150 * size, "seed " + seed + " missed " + left + " by " + missed);
            double expected = exact.doubleValue();
            sum.add(expected);
            assertEquals(expected, sum.value().hi(), 1e-16 * size, "seed " + seed);
        }
    }
}
