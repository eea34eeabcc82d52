package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
