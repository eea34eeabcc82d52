package dev.plumbline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plumbline.model.LinearModel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TermsCsvTest {
    @Test
    void eachTermIsARowAndTheInterceptIsLast() {
        assertEquals("""
                term,estimate,std_error,statistic,p_value,conf_low,conf_high
                rooms,-0.1,,,,,
                area,1.0E-300,,,,,
                intercept,12345.678,,,,,
                """, csv(List.of("rooms", "area"), -0.1, 1e-300));
    }

    @Test
    void aModelWithoutInterceptHasNoRowForIt() {
        LinearModel line = new LinearModel("y", List.of("x"), new double[] {2}, new double[1], 0, 0, false);
        assertFalse(new String(TermsCsv.of(line), UTF_8).contains("intercept"));
    }

    @Test
    void termsAreNoFormulasAndNegativeEstimatesStayNumbers() {
        assertEquals(
                "'=1+1,-2.0,,,,,", csv(List.of("=1+1"), -2).lines().toList().get(1));
        assertEquals("'-x,-2.0,,,,,", csv(List.of("-x"), -2).lines().toList().get(1));
        assertEquals(
                "\"a,\"\"b\"\"\",-2.0,,,,,",
                csv(List.of("a,\"b\""), -2).lines().toList().get(1));
    }

    @Test
    void theFileIsTheSameInEveryLocale() {
        String expected = csv(List.of("i"), 1234.5);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de", "tr", "ar", "hi-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(expected, csv(List.of("i"), 1234.5), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String csv(List<String> features, double... slopes) {
        LinearModel line = new LinearModel("y", features, slopes, new double[slopes.length], 0, 12345.678, true);
        return new String(TermsCsv.of(line), UTF_8);
    }
}
