package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForecastsTextTest {
    private static String row(Ends ends, long epochs) {
        Forecast forecast = new Forecast("one rate for all", CoordinateSystem.RAW, "gd", ends, epochs, 10);
        return ForecastsText.of(List.of(forecast)).lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void epochsAreInFullAsLongAsAnybodyCountsThem() {
        assertTrue(row(Ends.CONVERGES, 9_165_744).contains(" 9165744 "), row(Ends.CONVERGES, 9_165_744));
        assertTrue(row(Ends.LATER, 1L << 61).contains(" over 2.306e18 "), row(Ends.LATER, 1L << 61));
        assertTrue(row(Ends.DIVERGES, 3).contains(" diverges "), row(Ends.DIVERGES, 3));
    }
}
