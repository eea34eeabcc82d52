package dev.plumbline.job;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.Columns;
import dev.plumbline.summation.ExactMoments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ColumnCheckTest {
    private static void require(double unit, double labelUnit, double weight) {
        double[][] columns = {{-unit, 0, 2 * unit}, {labelUnit, -labelUnit, labelUnit}};
        double[] weights = new double[3];
        Arrays.fill(weights, weight);
        ExactMoments moments = new ExactMoments(2, ExactMoments.Detail.ALL_PRODUCTS);
        moments.add(columns, weights, 3);
        ColumnCheck.requireRange(moments, new Columns("y", List.of("x"), Optional.of("w")), true);
    }

    private static void assertRefused(String column, double unit, double labelUnit, double weight) {
        Refusal refusal = assertThrows(Refusal.class, () -> require(unit, labelUnit, weight));
        assertEquals(ExitCode.DIVERGED, refusal.code());
        assertTrue(refusal.getMessage().contains("column '" + column + "' goes from"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("or the weights"), refusal.getMessage());
    }

    @Test
    void columnsWhoseSquaresAreNumbersPass() {
        assertDoesNotThrow(() -> require(1, 1, 1));
        assertDoesNotThrow(() -> require(1e149, 1e149, 1));
        assertDoesNotThrow(() -> require(1e-149, 1e-129, 1));
        assertDoesNotThrow(() -> require(1, 1, 1e-250));
    }

    @Test
    void columnsWhoseWeightedSquaresAnEpochCannotSumAreRefused() {
        assertRefused("x", 1e-151, 1, 1);
        assertRefused("x", 1e151, 1, 1);
        assertRefused("y", 1, 1e-145, 1);
        assertRefused("y", 1, 1, 1e-299);
    }
}
