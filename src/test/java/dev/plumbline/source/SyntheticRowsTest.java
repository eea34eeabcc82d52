package dev.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticRowsTest {
    @Test
    void valuesAreTheOnesOfAllEarlierReleases() {
        // Computed from the definition by another program.
        SyntheticRows one = new SyntheticRows(1, 1, 0, 1);
        assertEquals(6.935121, one.value(0, 0));
        assertEquals(25.591058, one.value(0, 1));
        assertEquals(6.428072, one.value(123_456, 0));
        assertEquals(23.630598, one.value(123_456, 1));
        SyntheticRows two = new SyntheticRows(2, 1, 1000, 7);
        assertEquals(1006.093945, two.value(0, 0));
        assertEquals(1004.091794, two.value(0, 1));
        assertEquals(1517.209133, two.value(0, 2));
    }

    @Test
    void namesAreXAndY() {
        assertEquals(List.of("x", "y"), new SyntheticRows(1, 0, 0, 1).columns());
        assertEquals(List.of("x1", "x2", "y"), new SyntheticRows(2, 0, 0, 1).columns());
    }

    @Test
    void withoutNoiseTheLabelLiesOnTheLine() {
        SyntheticRows rows = new SyntheticRows(4, 0, 3.5, 9);
        for (long row = 0; row < 1000; row++) {
            double y = SyntheticRows.INTERCEPT;
            for (int j = 0; j < 4; j++) {
                double x = rows.value(row, j);
                assertTrue(x >= 3.5 && x < 13.5, "x " + x);
                y += SyntheticRows.slope(j) * x;
            }
            assertEquals(y, rows.value(row, 4), 0.5e-6 + 1e-12);
        }
        assertEquals(
                List.of(3.0, -1.5, 1.0, -0.75),
                List.of(
                        SyntheticRows.slope(0),
                        SyntheticRows.slope(1),
                        SyntheticRows.slope(2),
                        SyntheticRows.slope(3)));
    }

    @Test
    void theNoiseIsNormalAndTheFeaturesAreUniform() {
        SyntheticRows rows = new SyntheticRows(1, 2, 0, 5);
        int n = 200_000;
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        double x = 0;
        double xx = 0;
        for (int row = 0; row < n; row++) {
            double noise = (rows.value(row, 1) - SyntheticRows.INTERCEPT - 3 * rows.value(row, 0)) / 2;
            sum += noise;
            squares += noise * noise;
            fourth += noise * noise * noise * noise;
            x += rows.value(row, 0);
            xx += rows.value(row, 0) * rows.value(row, 0);
        }
        // Five standard errors each.
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
        assertEquals(3, fourth / n, 5 * Math.sqrt(96.0 / n));
        assertEquals(5, x / n, 5 * Math.sqrt(100.0 / 12 / n));
        assertEquals(100.0 / 3, xx / n, 5 * Math.sqrt(100 * 100 * (1.0 / 5 - 1.0 / 9) / n));
    }

    @Test
    void textAndValueAreTheSameNumber() {
        for (double offset : new double[] {0, -4.25, 1e6, -1e12, 1e12}) {
            SyntheticRows rows = new SyntheticRows(3, 1, offset, 3);
            for (long row = 0; row < 1000; row++) {
                for (int c = 0; c < 4; c++) {
                    byte[] text = new byte[32];
                    int end = GenerateText.append(text, 0, rows.micros(row, c));
                    String number = new String(text, 0, end, StandardCharsets.US_ASCII);
                    assertEquals(Double.parseDouble(number), rows.value(row, c), number);
                }
            }
        }
    }

    @Test
    void numbersAreWrittenWithoutSpareDigits() {
        for (long micros : new long[] {0, 1, -1, 10, 500_000, 1_000_000, -1_000_001, 123_456_789, 99_999_999_999L}) {
            byte[] text = new byte[32];
            int end = GenerateText.append(text, 0, micros);
            String expected = BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
            assertEquals(expected, new String(text, 0, end, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void partsPutTogetherAreTheWhole() throws Exception {
        GenerateSettings settings = new GenerateSettings(10, 2, 1, 0, 1, GenerateSettings.Format.CSV, 3, "out");
        GenerateText text = new GenerateText(new SyntheticRows(settings));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        text.write(whole, 0, 10);
        StringBuilder parts = new StringBuilder("x1,x2,y\n");
        for (int part = 0; part < 3; part++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            text.write(out, SyntheticTable.firstRow(settings, part), SyntheticTable.firstRow(settings, part + 1));
            parts.append(out.toString(StandardCharsets.US_ASCII).substring("x1,x2,y\n".length()));
        }
        assertEquals(whole.toString(StandardCharsets.US_ASCII), parts.toString());
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        refused("--rows 0", 0, 1, 0, 0, 1);
        refused("--features 0", 1, 0, 0, 0, 1);
        refused("--features 20001", 1, 20_001, 0, 0, 1);
        refused("--noise -1.0", 1, 1, -1, 0, 1);
        refused("--noise NaN", 1, 1, Double.NaN, 0, 1);
        refused("--offset 1.0E13", 1, 1, 0, 1e13, 1);
        refused("--parts 2", 1, 1, 0, 0, 2);
        refused("--parts 0", 1, 1, 0, 0, 0);
    }

    private static void refused(String what, long rows, int features, double noise, double offset, int parts) {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> new GenerateSettings(
                        rows, features, noise, offset, 1, GenerateSettings.Format.CSV, parts, "out"));
        assertEquals(ExitCode.CONFIG, refusal.code());
        assertTrue(refusal.getMessage().contains(what), refusal.getMessage());
    }

    @Test
    void theSuggestedPartsGrowWithTheTable() {
        assertEquals(1, GenerateSettings.parts(1, 1));
        assertEquals(1, GenerateSettings.parts(1_000_000, 1));
        assertEquals(3, GenerateSettings.parts(20_000_000, 1));
        assertEquals(99_999, GenerateSettings.parts(Long.MAX_VALUE / 4, 1));
    }
}
