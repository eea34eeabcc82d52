package dev.plumbline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        assertFalse(new String(TermsCsv.of(line, Optional.empty()), UTF_8).contains("intercept"));
    }

    @Test
    void everyDigitOfTheStatisticsStandsWhatIsNotDefinedIsEmptyAndAnExactFitHasInf() {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        LinearModel line =
                new LinearModel("y", List.of("a", "b"), new double[] {1 / 3.0, -2}, new double[2], 0, 7, true);
        FitStatistics fit = Fits.statistics(List.of(
                new TermStatistics("a", 0.1 + 0.2, 1.5, 0.25, -0.6, -1e-9, 1e300, 1),
                new TermStatistics("b", 0, -inf, 0, -inf, -2, -2, 1),
                new TermStatistics("intercept", nan, nan, nan, nan, nan, inf, nan)));
        assertEquals("""
                term,estimate,std_error,statistic,p_value,conf_low,conf_high
                a,0.3333333333333333,0.30000000000000004,1.5,0.25,-1.0E-9,1.0E300
                b,-2.0,0.0,-Inf,0.0,-2.0,-2.0
                intercept,7.0,,,,,Inf
                """, new String(TermsCsv.of(line, Optional.of(fit)), UTF_8));
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
        return new String(TermsCsv.of(line, Optional.empty()), UTF_8);
    }
}
