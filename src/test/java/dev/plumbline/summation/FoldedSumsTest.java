package dev.plumbline.summation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldedSumsTest {
    private static final long SEED = 20_261_124L;

    @Test
    void anyCutAndOrderGivesTheSameBits() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            double bound = Math.scalb(1 + random.nextDouble(), random.nextInt(-990, 990));
            double[] terms = terms(random, bound, 1 + random.nextInt(3_000));
            int folds = 2 + random.nextInt(2);
            double whole = sum(terms, bound, folds, terms.length);
            shuffle(terms, random);
            double cut = sum(terms, bound, folds, 1 + random.nextInt(terms.length));
            assertEquals(
                    Double.doubleToRawLongBits(whole),
                    Double.doubleToRawLongBits(cut),
                    "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void eachTermLosesAtMostItsLastFoldsRounding() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            int folds = 2 + round % 2;
            double bound = Math.scalb(1 + random.nextDouble(), random.nextInt(-300, 300));
            double[] terms = terms(random, bound, 2_000);
            BigDecimal exact = BigDecimal.ZERO;
            for (double term : terms) {
                exact = exact.add(new BigDecimal(term));
            }
            double sum = sum(terms, bound, folds, 700);
            BigDecimal lost = exact.subtract(new BigDecimal(sum)).abs();
            int exponent = FoldedScale.exponent(bound);
            double allowed = terms.length * Math.scalb(1.0, exponent - FoldedScale.lostBits(folds)) + Math.ulp(sum);
            assertTrue(lost.doubleValue() <= allowed, "seed " + SEED + ", round " + round + ": lost " + lost);
        }
    }

    @Test
    void theLargestTermsFillOneDoubleExactly() {
        double bound = Math.nextDown(8.0);
        int exponent = FoldedScale.exponent(bound);
        double c = FoldedScale.constant(exponent, 0);
        double partial = 0;
        for (int i = 0; i < FoldedScale.MAX_TERMS; i++) {
            partial += (c + bound) - c;
        }
        FoldedSums sums = new FoldedSums(new int[] {exponent}, 2);
        sums.add(0, 0, partial);
        BigDecimal rounded = new BigDecimal((c + bound) - c).multiply(new BigDecimal(FoldedScale.MAX_TERMS));
        assertEquals(rounded.doubleValue(), sums.toDouble(0));
        assertEquals(0, rounded.compareTo(new BigDecimal(partial)));
    }

    @Test
    void aBoundThatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FoldedScale.exponent(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> FoldedScale.exponent(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> FoldedScale.exponent(-1));
    }

    @Test
    void sumsOfDifferentScalesAreNotMerged() {
        FoldedSums two = new FoldedSums(new int[] {3}, 2);
        assertThrows(IllegalArgumentException.class, () -> two.merge(new FoldedSums(new int[] {4}, 2)));
        assertThrows(IllegalArgumentException.class, () -> two.merge(new FoldedSums(new int[] {3}, 3)));
    }

    /** Terms of mixed signs and magnitudes up to the bound, with many that cancel. */
    private static double[] terms(SplittableRandom random, double bound, int count) {
        double[] terms = new double[count];
        for (int i = 0; i < count; i++) {
            double size = random.nextInt(4) == 0 ? 1 : Math.scalb(1.0, -random.nextInt(80));
            terms[i] = i > 0 && random.nextInt(3) == 0 ? -terms[i - 1] : bound * size * (2 * random.nextDouble() - 1);
        }
        return terms;
    }

    private static double sum(double[] terms, double bound, int folds, int cut) {
        int exponent = FoldedScale.exponent(bound);
        FoldedSums total = new FoldedSums(new int[] {exponent}, folds);
        for (int from = 0; from < terms.length; from += cut) {
            FoldedSums part = new FoldedSums(new int[] {exponent}, folds);
            double[] s = new double[3];
            for (int i = from; i < Math.min(terms.length, from + cut); i++) {
                double rest = terms[i];
                for (int fold = 0; fold < folds; fold++) {
                    double c = FoldedScale.constant(exponent, fold);
                    double t = (c + rest) - c;
                    s[fold] += t;
                    rest -= t;
                }
            }
            for (int fold = 0; fold < folds; fold++) {
                part.add(0, fold, s[fold]);
            }
            total.merge(part);
        }
        return total.toDouble(0);
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
