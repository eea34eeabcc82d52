package dev.plumbline.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void secondsHaveAUnitThatSuitsTheirSize() {
        assertEquals("1.50 ns", Units.seconds(1.5e-9));
        assertEquals("107 us", Units.seconds(1.07e-4));
        assertEquals("7.10 ms", Units.seconds(7.1e-3));
        assertEquals("119 s", Units.seconds(119));
        assertEquals("2.50 min", Units.seconds(150));
        assertEquals("3.00 h", Units.seconds(10_800));
        assertEquals("10.0 d", Units.seconds(864_000));
        assertEquals("-", Units.seconds(Double.NaN));
    }

    @Test
    void bytesAreTold() {
        assertEquals("999 B", Units.bytes(999));
        assertEquals("180 kB", Units.bytes(180_160));
        assertEquals("16.0 TB", Units.bytes(1.6e13));
        assertEquals("5,000 PB", Units.bytes(5e18));
        assertEquals("-", Units.pace(Double.POSITIVE_INFINITY));
    }
}
