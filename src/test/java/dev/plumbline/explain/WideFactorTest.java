package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class WideFactorTest {
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(WideFactor.BITS);

    /** {@code 1 / (2 (i + j + 1))}: the Hilbert matrix halved, so that its diagonal is in range. */
    private static BigInteger[][] halfHilbert(int n) {
        BigInteger[][] matrix = new BigInteger[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = ONE.divide(BigInteger.valueOf(2L * (i + j + 1)));
            }
        }
        return matrix;
    }

    private static long binomial(int n, int k) {
        long value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return value;
    }

    /** The inverse of the Hilbert matrix is known: Choi, doi:10.2307/2975779. */
    private static BigInteger ofInverse(int n, int i, int j) {
        BigInteger sign = BigInteger.valueOf((i + j) % 2 == 0 ? 1 : -1);
        return sign.multiply(BigInteger.valueOf(i + j - 1))
                .multiply(BigInteger.valueOf(binomial(n + i - 1, n - j)))
                .multiply(BigInteger.valueOf(binomial(n + j - 1, n - i)))
                .multiply(BigInteger.valueOf(binomial(i + j - 2, i - 1)).pow(2))
                .shiftLeft(1);
    }

    private static BigInteger rounded(BigInteger fixed) {
        return fixed.add(ONE.shiftRight(1)).shiftRight(WideFactor.BITS);
    }

    @Test
    void theInverseOfAHilbertMatrixOfCondition1e26HasItsKnownIntegers() {
        int n = 18;
        WideFactor factor = new WideFactor(halfHilbert(n));
        BigInteger[][] inverse = factor.inverse();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                assertEquals(ofInverse(n, i + 1, j + 1), rounded(inverse[i][j]), i + ", " + j);
            }
        }
    }

    @Test
    void solvingGivesBackWhatWasMultiplied() {
        int n = 18;
        BigInteger[][] matrix = halfHilbert(n);
        BigInteger[] product = new BigInteger[n];
        for (int i = 0; i < n; i++) {
            product[i] = BigInteger.ZERO;
            for (int j = 0; j < n; j++) {
                product[i] = product[i].add(matrix[i][j].multiply(BigInteger.valueOf(j - 5)));
            }
        }
        BigInteger[] found = new WideFactor(matrix).solve(product);
        for (int j = 0; j < n; j++) {
            BigInteger off =
                    found[j].subtract(ONE.multiply(BigInteger.valueOf(j - 5))).abs();
            // 384 bits are 115 digits, and the condition takes 26
            assertEquals(0, new BigDecimal(off).divide(new BigDecimal(ONE)).doubleValue(), 1e-85);
        }
    }

    @Test
    void aMatrixThatIsNotDefiniteHasNoFactor() {
        BigInteger half = ONE.shiftRight(1);
        assertThrows(
                IllegalArgumentException.class, () -> new WideFactor(new BigInteger[][] {{half, half}, {half, half}}));
    }
}
