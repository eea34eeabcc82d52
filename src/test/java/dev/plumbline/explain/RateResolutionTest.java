package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.RateSetting.PerParameter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RateResolutionTest {
    private static final List<String> FEATURES = List.of("carat", "depth", "table");
    private static final LearningRates ADVISED = LearningRates.of(new double[] {1, 2, 3, 4});
    private static final OptionalDouble OPEN = OptionalDouble.empty();

    private static double[] resolved(RateSetting setting) {
        return RateResolution.resolve(setting, FEATURES, true, ADVISED).toArray();
    }

    private static String refused(RateSetting setting, boolean intercept) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> RateResolution.resolve(setting, FEATURES, intercept, ADVISED));
        assertEquals(ExitCode.CONFIG, refusal.code());
        return refusal.getMessage();
    }

    @Test
    void whatTheUserLeavesOpenIsAsAdvised() {
        assertArrayEquals(new double[] {1, 2, 3, 4}, resolved(new RateSetting.Auto()));
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, resolved(new RateSetting.Uniform(0.5)));
        OptionalDouble rate = OptionalDouble.of(0.5);
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 4}, resolved(new PerParameter(rate, OPEN, Map.of())));
        assertArrayEquals(new double[] {1, 2, 3, 0.5}, resolved(new PerParameter(OPEN, rate, Map.of())));
        assertArrayEquals(new double[] {0.5, 7, 0.5, 4}, resolved(new PerParameter(rate, OPEN, Map.of("depth", 7.0))));
    }

    @Test
    void anUnknownFeatureIsRefusedWithTheNearestName() {
        String message = refused(new PerParameter(OPEN, OPEN, Map.of("Dept", 1.0)), true);
        assertTrue(message.contains("no feature 'Dept'"), message);
        assertTrue(message.contains("nearest name is 'depth'"), message);
    }

    @Test
    void aRateThatIsNotAboveZeroIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message = refused(new RateSetting.Uniform(rate), true);
            assertTrue(message.contains(String.valueOf(rate)) && message.contains("above 0"), message);
        }
        assertTrue(refused(new PerParameter(OPEN, OPEN, Map.of("carat", 0.0)), true)
                .contains("carat=0.0"));
        assertTrue(refused(new PerParameter(OptionalDouble.of(-2), OPEN, Map.of()), true)
                .contains("k=-2.0"));
    }

    @Test
    void aRateForAnInterceptThatIsNotThereIsRefused() {
        String message = refused(new PerParameter(OPEN, OptionalDouble.of(0.5), Map.of()), false);
        assertTrue(message.contains("no intercept"), message);
    }
}
