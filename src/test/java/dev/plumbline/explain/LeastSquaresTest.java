package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {
    private static void assertDigits(int digits, String expected, BigDecimal found, String what) {
        BigDecimal exact = new BigDecimal(expected);
        BigDecimal off = found.subtract(exact).abs();
        assertTrue(off.compareTo(exact.abs().scaleByPowerOfTen(-digits)) <= 0, what + ": " + found + " for " + exact);
    }

    private static double[] column(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    private static LeastSquares solve(boolean intercept, double[]... columns) {
        return LeastSquares.of(ReferenceTable.moments(columns, null), intercept);
    }

    @Test
    void everyReferenceProblemIsSolvedToAllTheDigitsOfItsAnswers() {
        List<ReferenceTable> tables = ReferenceTable.all();
        assertTrue(tables.size() >= 6, "only " + tables.size() + " problems");
        for (ReferenceTable table : tables) {
            LeastSquares exact = table.solved();
            JsonNode ols = table.answers().get("ols");
            JsonNode answers = ols.has("coefficients_if_inputs_rounded_to_double")
                    ? ols.get("coefficients_if_inputs_rounded_to_double")
                    : ols.get("coefficients");
            for (int j = 0; j < table.features().size(); j++) {
                String feature = table.features().get(j);
                assertDigits(19, answers.get(feature).asText(), exact.slopes()[j], table.name() + " " + feature);
            }
            if (table.intercept()) {
                assertDigits(19, answers.get("(intercept)").asText(), exact.intercept(), table.name());
            }
        }
    }

    @Test
    void conditionNumbersAreRightToTheLastDigitsUpTo1e30() {
        for (ReferenceTable table : ReferenceTable.all()) {
            JsonNode known = table.answers().get("conditioning");
            if (known != null) {
                double raw = known.get("hessian_raw").asDouble();
                double standardized = known.path("hessian_centred_and_scaled").asDouble(1);
                assertEquals(raw, table.solved().conditionRaw(), 1e-13 * raw, table.name());
                assertEquals(standardized, table.solved().conditionStandardized(), 1e-13 * standardized, table.name());
            }
        }
        // eigenvalues of the same doubles in 80 digits
        LeastSquares filip = ReferenceTable.of("filip").solved();
        assertEquals(3.1257011078945221e30, filip.conditionRaw(), 1e-13 * 3.2e30);
        assertEquals(1.460385197526368e19, filip.conditionStandardized(), 1e-13 * 1.5e19);
    }

    @Test
    void leveragesOfTheRowsAddUpToTheNumberOfParameters() {
        for (ReferenceTable table : ReferenceTable.all()) {
            LeastSquares exact = table.solved();
            int d = table.features().size();
            double sum = 0;
            for (int r = 0; r < table.columns()[0].length; r++) {
                int row = r;
                sum += exact.leverage(IntStream.range(0, d)
                        .mapToDouble(j -> table.columns()[j][row])
                        .toArray());
            }
            assertEquals(d + (table.intercept() ? 1 : 0), sum, 1e-12, table.name());
        }
    }

    @Test
    void theInverseIsThatOfTheSumsOfProducts() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            double[] a = random.doubles(9, 1e6, 1e6 + 1).toArray();
            double[] b = random.doubles(9, -1, 1).toArray();
            ExactMoments moments = ReferenceTable.moments(new double[][] {a, b, b}, null);
            double[][] inverse = LeastSquares.of(moments, true).inverse();
            BigDecimal n = moments.exactWeight();
            BigDecimal aa = moments.exactCentredProduct(0, 0);
            BigDecimal ab = moments.exactCentredProduct(0, 1);
            BigDecimal bb = moments.exactCentredProduct(1, 1);
            BigDecimal determinant = aa.multiply(bb).subtract(ab.multiply(ab));
            MathContext wide = new MathContext(60);
            assertEquals(bb.multiply(n).divide(determinant, wide).doubleValue(), inverse[0][0], "seed " + seed);
            assertEquals(aa.multiply(n).divide(determinant, wide).doubleValue(), inverse[1][1], "seed " + seed);
            assertEquals(ab.multiply(n).divide(determinant, wide).negate().doubleValue(), inverse[0][1]);
            assertEquals(inverse[0][1], inverse[1][0], "seed " + seed);
        }
    }

    @Test
    void aLineThroughAllRowsLeavesExactlyNothingAndNoSlopeForWhatDoesNotMatter() {
        double[] x = column(20, i -> 1e9 + i * i);
        double[] z = column(20, i -> Math.sin(i));
        double[] y = column(20, i -> 3 * x[i]);
        LeastSquares exact = solve(true, x, z, y);
        assertEquals(BigDecimal.ZERO, exact.residualSquares().stripTrailingZeros());
        assertEquals(3, exact.slopes()[0].doubleValue());
        assertEquals(0, exact.slopes()[1].signum());
        assertEquals(0, exact.intercept().signum());
    }

    @Test
    void oneLabelThatIsAnUlpOffTheLineIsNoExactFit() {
        double[] x = column(1000, i -> i);
        double[] y = column(1000, i -> i == 7 ? Math.nextUp(7.0) : i);
        assertEquals(1, solve(true, x, y).residualSquares().signum());
    }

    @Test
    void offsetsAndScalesOfTheColumnsChangeNothing() {
        double[] x = column(50, i -> Math.rint(1000 * Math.sin(i)));
        double[] z = column(50, i -> Math.rint(1000 * Math.cos(3 * i)));
        double[] y = column(50, i -> x[i] - 2 * z[i] + i % 3);
        LeastSquares near = solve(true, x, z, y);
        LeastSquares far = solve(
                true,
                Arrays.stream(x).map(v -> 0x1p400 * (v + 0x1p40)).toArray(),
                Arrays.stream(z).map(v -> 0x1p-400 * (v - 0x1p40)).toArray(),
                y);
        assertEquals(near.slopes()[0].doubleValue(), far.slopes()[0].doubleValue() * 0x1p400);
        assertEquals(near.slopes()[1].doubleValue(), far.slopes()[1].doubleValue() * 0x1p-400);
        assertEquals(near.residualSquares().doubleValue(), far.residualSquares().doubleValue());
        assertEquals(near.conditionStandardized(), far.conditionStandardized());
        assertEquals(near.inverse()[1][0], far.inverse()[1][0]);
        assertEquals(Double.POSITIVE_INFINITY, far.conditionRaw());
    }

    @Test
    void withoutInterceptOnlyTheProportionsOfTheColumnsMakeTheCondition() {
        double[] x = column(9, i -> 1e200 * (i % 3 - 1));
        double[] z = column(9, i -> 1e200 * (i / 3 - 1));
        LeastSquares exact = solve(false, x, z, column(9, i -> i));
        assertEquals(1, exact.conditionRaw(), 1e-15);
        assertEquals(1, exact.conditionStandardized(), 1e-15);
    }

    @Test
    void oneWeightForAllRowsScalesTheSquaresAndNothingElse() {
        ReferenceTable table = ReferenceTable.of("longley");
        double[] sevenths = column(16, i -> 1 / 7.0);
        LeastSquares plain = table.solved();
        LeastSquares weighted = LeastSquares.of(ReferenceTable.moments(table.columns(), sevenths), true);
        for (int j = 0; j < 6; j++) {
            assertEquals(plain.slopes()[j].doubleValue(), weighted.slopes()[j].doubleValue());
        }
        double squares = plain.residualSquares().doubleValue() / 7;
        assertEquals(squares, weighted.residualSquares().doubleValue(), 1e-15 * squares);
        assertEquals(plain.conditionRaw(), weighted.conditionRaw(), 1e-13 * plain.conditionRaw());
    }

    @Test
    void aCombinationOfOtherColumnsIsAnError() {
        double[] x = column(9, i -> i);
        double[] z = column(9, i -> i * i);
        double[] both = column(9, i -> i + i * i);
        assertThrows(IllegalArgumentException.class, () -> solve(true, x, z, both, x));
        assertThrows(IllegalArgumentException.class, () -> solve(true, column(9, i -> 5), x));
    }
}
