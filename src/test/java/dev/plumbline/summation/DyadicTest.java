package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DyadicTest {
    @Test
    void everyFiniteDoubleIsTakenAndGivenBack() {
        for (long seed = 1; seed <= 2_000; seed++) {
            double x = Data.anyFinite(new Random(seed));
            assertEquals(x, Dyadic.of(x).toDouble(), "seed " + seed);
            assertEquals(0, new BigDecimal(x).compareTo(Dyadic.of(x).toBigDecimal()), "seed " + seed);
        }
        for (double x : new double[] {0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 1}) {
            assertEquals(x, Dyadic.of(x).toDouble());
        }
        assertEquals(Dyadic.ZERO, Dyadic.of(-0.0));
        assertThrows(IllegalArgumentException.class, () -> Dyadic.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Dyadic.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void arithmeticIsThatOfDecimals() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            double a = Data.anyFinite(random);
            double b = Data.anyFinite(random);
            BigDecimal x = new BigDecimal(a);
            BigDecimal y = new BigDecimal(b);
            String what = "seed " + seed;
            assertEquals(0, x.add(y).compareTo(Dyadic.of(a).plus(Dyadic.of(b)).toBigDecimal()), what);
            assertEquals(
                    0, x.subtract(y).compareTo(Dyadic.of(a).minus(Dyadic.of(b)).toBigDecimal()), what);
            assertEquals(
                    0, x.multiply(y).compareTo(Dyadic.of(a).times(Dyadic.of(b)).toBigDecimal()), what);
            assertEquals(a / b, Dyadic.of(a).dividedBy(Dyadic.of(b)), what);
        }
    }

    @Test
    void quotientsOfWholeNumbersAreRoundedOnce() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            BigInteger a = new BigInteger(1 + random.nextInt(2_500), random).negate();
            BigInteger b = new BigInteger(1 + random.nextInt(2_500), random).setBit(0);
            double quotient = Dyadic.of(a, 0).dividedBy(Dyadic.of(b, 0));
            assertEquals(Oracle.nearest(a.shiftLeft(1074), b, 1), quotient, "seed " + seed);
        }
    }

    @Test
    void quotientOnATieGoesToEven() {
        double odd = 1 + 0x1p-52;
        // (odd + half an ulp) * 3 / 3 is a tie that only an exact division sees.
        Dyadic three = Dyadic.of(3.0);
        Dyadic tie = Dyadic.of(odd).plus(Dyadic.of(0x1p-53)).times(three);
        assertEquals(1 + 0x1p-51, tie.dividedBy(three));
        Dyadic under = tie.minus(Dyadic.of(0x1p-1000));
        assertEquals(odd, under.dividedBy(three));
    }

    @Test
    void quotientsRoundToSubnormalsOnce() {
        // 1.5 units in the last place, less a little: rounding to 53 bits first would make it a tie and give 2 units.
        Dyadic number = Dyadic.of(0x1.8p0).minus(Dyadic.of(0x1p-80)).times(Dyadic.of(Double.MIN_VALUE));
        assertEquals(Double.MIN_VALUE, number.toDouble());
        assertEquals(Double.MIN_VALUE, number.times(Dyadic.of(7)).dividedBy(Dyadic.of(7)));
        assertEquals(0, Dyadic.of(0x1p-600).times(Dyadic.of(0x1p-475)).toDouble());
    }

    @Test
    void divisionByZeroIsAsInDoubles() {
        assertEquals(Double.NaN, Dyadic.ZERO.dividedBy(Dyadic.ZERO));
        assertEquals(Double.NEGATIVE_INFINITY, Dyadic.of(-2).dividedBy(Dyadic.ZERO));
        assertEquals(0, Dyadic.ZERO.dividedBy(Dyadic.of(3)));
    }

    @Test
    void equalNumbersAreEqualHoweverWritten() {
        Dyadic a = Dyadic.of(BigInteger.valueOf(12), -2);
        Dyadic b = Dyadic.of(3.0);
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertNotEquals(a, Dyadic.of(-3.0));
        assertEquals(Dyadic.ZERO, a.minus(b));
    }
}
