package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbersHaveEightDigitsAndNoTrailingZeros() {
        assertEquals("0.3", Figures.of(0.1 + 0.2));
        assertEquals("3.1415927", Figures.of(Math.PI));
        assertEquals("-3.1415927", Figures.of(-Math.PI));
        assertEquals("100", Figures.of(100));
        assertEquals("123456790000", Figures.of(123456789012.0));
        assertEquals("1.2345679e12", Figures.of(1234567890123.0));
        assertEquals("0.00001", Figures.of(1e-5));
        assertEquals("1e-6", Figures.of(1e-6));
        assertEquals("-1.5e-300", Figures.of(-1.5e-300));
        assertEquals("4.9406565e-324", Figures.of(Double.MIN_VALUE));
        assertEquals("1.7976931e308", Figures.of(Double.MAX_VALUE));
    }

    @Test
    void whatIsNoNumberIsSaid() {
        assertEquals("-", Figures.of(Double.NaN));
        assertEquals("infinite", Figures.of(Double.POSITIVE_INFINITY));
        assertEquals("-infinite", Figures.of(Double.NEGATIVE_INFINITY));
        assertEquals("0", Figures.of(-0.0));
    }

    @Test
    void aProbabilityThatUnderflowsIsToldByItsLogarithm() {
        assertEquals("0.05", Figures.probability(0.05, -1.3));
        assertEquals("1.2e-300", Figures.probability(1.2345e-300, -299.9085));
        assertEquals("2.2e-4941", Figures.probability(0, -4940.656458412465));
        assertEquals("5.6e-318", Figures.probability(5.6e-318, -317.25));
        assertEquals("1e-1234567", Figures.probability(0, -1234567));
        assertEquals("1e-999", Figures.probability(0, -999.0000001));
        assertEquals("0", Figures.probability(0, Double.NEGATIVE_INFINITY));
        assertEquals("-", Figures.probability(Double.NaN, Double.NaN));
    }

    @Test
    void aShareThatIsNotQuiteOneIsNotShownAsOne() {
        assertEquals("1", Figures.share(1));
        assertEquals("1 - 1.1e-16", Figures.share(Math.nextDown(1.0)));
        assertEquals("0.99999999", Figures.share(0.99999999));
        assertEquals("-3.5", Figures.share(-3.5));
        assertEquals("-", Figures.share(Double.NaN));
    }

    @Test
    void noFigureIsWiderThanItsColumn() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (i % 2 == 0) {
                value = Math.scalb(random.nextGaussian(), random.nextInt(120) - 60);
            }
            assertTrue(Figures.of(value).length() <= 15, Figures.of(value));
            assertTrue(Figures.some(value).length() <= 11, Figures.some(value));
            assertTrue(Figures.brief(value).length() <= 9, Figures.brief(value));
        }
    }

    @Test
    void theLastDigitShownIsTheEighth() {
        assertEquals(-7, Figures.lastDigit(1));
        assertEquals(-7, Figures.lastDigit(-9.9999999));
        assertEquals(-6, Figures.lastDigit(9.99999999));
        assertEquals(-331, Figures.lastDigit(Double.MIN_VALUE));
    }
}
