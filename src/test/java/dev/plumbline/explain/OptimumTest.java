package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.train.Parameters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OptimumTest {
    private static double relativeError(BigDecimal[] exact, Parameters found) {
        BigDecimal largest = BigDecimal.ZERO;
        BigDecimal off = BigDecimal.ZERO;
        for (int i = 0; i < exact.length; i++) {
            BigDecimal pair = new BigDecimal(found.hi(i)).add(new BigDecimal(found.lo(i)));
            largest = largest.max(exact[i].abs());
            off = off.max(exact[i].subtract(pair).abs());
        }
        return off.doubleValue() / largest.doubleValue();
    }

    @Test
    void theMinimiserIsRightToTheLastDigitsOnHilbertMatricesUpToACondition1e13() {
        for (int n = 1; n <= 10; n++) {
            for (long seed = 1; seed <= 5; seed++) {
                double[][] h = Hessians.hilbert(n);
                double[] q = new Random(seed).doubles(n, -1, 1).toArray();
                Parameters found = Optimum.of(h, q).orElseThrow();
                double error = relativeError(Hessians.solve(h, q), found);
                assertTrue(error <= 0x1p-53, "n " + n + " seed " + seed + ": " + error);
            }
        }
    }

    @Test
    void aMatrixThatIsSingularToWorkingPrecisionHasNoMinimiserToTell() {
        assertEquals(Optional.empty(), Optimum.of(new double[][] {{1, 1}, {1, 1}}, new double[] {1, 1}));
        assertEquals(
                Optional.empty(),
                Optimum.of(Hessians.hilbert(14), new double[14]).map(at -> at.hi(0)));
    }

    @Test
    void scalesOfTheColumnsDoNotMatter() {
        double[][] h = Hessians.hilbert(6);
        double[] q = {1, -1, 1, -1, 1, -1};
        Parameters plain = Optimum.of(h, q).orElseThrow();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                h[i][j] *= Math.scalb(1.0, 40 * i) * Math.scalb(1.0, 40 * j);
            }
            q[i] *= Math.scalb(1.0, 40 * i);
        }
        Parameters scaled = Optimum.of(h, q).orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertEquals(plain.hi(i), Math.scalb(scaled.hi(i), 40 * i));
        }
    }

    @Test
    void lowPartsGiveBackWhatRoundingToDoubleLost() {
        // the exact problem has third parts that no double holds: H = [[1, 1/3], [1/3, 1/3]], q = [1, 1/3], t = [1, 0]
        double third = 1.0 / 3;
        double low = BigDecimal.ONE
                .divide(BigDecimal.valueOf(3), new MathContext(60))
                .subtract(new BigDecimal(third))
                .doubleValue();
        double[][] h = {{1, third}, {third, third}};
        double[][] hLow = {{0, low}, {low, low}};
        Parameters found = Optimum.of(h, hLow, new double[] {2, third}, new double[] {0, low})
                .orElseThrow();
        // t1 + t2 = 1 and t1 + t2 / 3 = 2: t = [2.5, -1.5]
        assertEquals(2.5, found.hi(0));
        assertEquals(-1.5, found.hi(1));
        assertEquals(0, found.lo(0), 1e-31);
        assertEquals(0, found.lo(1), 1e-31);
    }
}
