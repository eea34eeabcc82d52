package dev.plumbline.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each rule against sequences worked out by hand, and against the same formulas in 50 digits. */
final class OptimizerTest {
    private static final MathContext DIGITS = new MathContext(50);

    private static Standing standing(double... gradient) {
        return new Standing(Parameters.zero(gradient.length), gradient);
    }

    private static double[] moves(Optimizer optimizer, double rate, double... gradients) {
        OptimizerState state = optimizer.initial(1);
        double[] moves = new double[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            Optimizer.Step step = optimizer.step(state, standing(gradients[i]), LearningRates.uniform(rate, 1));
            moves[i] = step.move()[0];
            state = step.state();
        }
        return moves;
    }

    @Test
    void gradientDescentMovesAgainstTheGradient() {
        assertArrayEquals(new double[] {-0.5, 1.0}, moves(new GradientDescent(), 0.25, 2, -4));
    }

    @Test
    void momentumKeepsAShareOfItsVelocity() {
        // v: -1; -0.5 - 1 = -1.5; -0.75 - 0 = -0.75
        assertArrayEquals(new double[] {-1, -1.5, -0.75}, moves(new Momentum(0.5), 0.25, 4, 4, 0));
    }

    @Test
    void nesterovMovesTheLookAheadPoint() {
        // v: -1, -1.5, -0.75; move = v' + (v' - v) / 2
        assertArrayEquals(new double[] {-1.5, -1.75, -0.375}, moves(new Nesterov(0.5), 0.25, 4, 4, 0));
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        // sums: 9, 25, 169
        assertArrayEquals(new double[] {-1, -0.8, -12.0 / 13}, moves(new AdaGrad(0), 1, 3, 4, 12));
        assertArrayEquals(new double[] {-3.0 / 4}, moves(new AdaGrad(1), 1, 3));
    }

    @Test
    void rmspropDividesByTheRootOfAFadingMeanOfSquares() {
        // means: 16 / 4 = 4; 3 + 1 = 4
        assertArrayEquals(new double[] {-1, -0.5}, moves(new RmsProp(0.75, 0), 0.5, 4, 2));
        assertArrayEquals(new double[] {-0.5}, moves(new RmsProp(0.75, 2), 0.5, 4));
    }

    @Test
    void adamCorrectsTheStart() {
        // m: 2, v: 4, corrected 4 and 16; then m: 2, v: 4, corrected 2 / 0.75 and 4 / 0.4375
        double second = -0.5 * (2 / 0.75) / Math.sqrt(4 / 0.4375);
        assertArrayEquals(new double[] {-0.5, second}, moves(new Adam(0.5, 0.75, 0), 0.5, 4, 2));
        assertArrayEquals(new double[] {-0.25}, moves(new Adam(0.5, 0.75, 4), 0.5, 4));
    }

    @Test
    void aParameterWithoutGradientStaysWhereItIs() {
        for (Optimizer optimizer : List.of(new AdaGrad(0), new RmsProp(0.9, 0), new Adam(0.9, 0.999, 0))) {
            assertArrayEquals(new double[] {0, 0}, moves(optimizer, 1, 0, 0), optimizer.toString());
        }
    }

    @Test
    void eachParameterHasItsOwnRate() {
        LearningRates rates = LearningRates.of(new double[] {0.5, 0.25});
        Optimizer gd = new GradientDescent();
        assertArrayEquals(
                new double[] {-1, -0.5},
                gd.step(gd.initial(2), standing(2, 2), rates).move());
    }

    @Test
    void nesterovIsTheTwoPointFormOnItsLookAheadPoints() {
        double beta = 0.7;
        double rate = 0.3;
        double curvature = 1.7;
        double x = 5;
        double v = 0;
        double y = 5;
        Optimizer nesterov = new Nesterov(beta);
        OptimizerState state = nesterov.initial(1);
        for (int epoch = 0; epoch < 60; epoch++) {
            v = beta * v - rate * curvature * (x + beta * v);
            x = x + v;
            Optimizer.Step step = nesterov.step(state, standing(curvature * y), LearningRates.uniform(rate, 1));
            state = step.state();
            y += step.move()[0];
            assertEquals(x + beta * v, y, 1e-14, "epoch " + epoch);
        }
    }

    @Test
    void adaptiveRulesAgreeWithTheirFormulasInFiftyDigits() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            double[] gradients = random.doubles(40, -3, 3).toArray();
            assertClose(adagrad(gradients), moves(new AdaGrad(1e-3), 0.25, gradients), seed);
            assertClose(rmsprop(gradients), moves(new RmsProp(0.9, 1e-3), 0.25, gradients), seed);
            assertClose(adam(gradients), moves(new Adam(0.9, 0.999, 1e-3), 0.25, gradients), seed);
        }
    }

    @Test
    void aStateOfAnotherRuleIsAProgrammingError() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Momentum(0.5)
                        .step(new OptimizerState.Memoryless(), standing(0), LearningRates.uniform(1, 1)));
        assertTrue(refused.getMessage().contains("momentum needs Velocity, not Memoryless"), refused.getMessage());
    }

    private static void assertClose(List<BigDecimal> expected, double[] actual, long seed) {
        for (int i = 0; i < actual.length; i++) {
            double oracle = expected.get(i).doubleValue();
            assertEquals(oracle, actual[i], 2e-14 * Math.abs(oracle) + 1e-16, "seed " + seed + ", step " + i);
        }
    }

    private static final BigDecimal RATE = new BigDecimal("0.25");
    private static final BigDecimal EPSILON = new BigDecimal(1e-3);

    private static BigDecimal move(BigDecimal direction, BigDecimal square) {
        return RATE.negate().multiply(direction).divide(square.sqrt(DIGITS).add(EPSILON), DIGITS);
    }

    private static List<BigDecimal> adagrad(double[] gradients) {
        List<BigDecimal> moves = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (double gradient : gradients) {
            BigDecimal g = new BigDecimal(gradient);
            sum = sum.add(g.multiply(g));
            moves.add(move(g, sum));
        }
        return moves;
    }

    private static List<BigDecimal> rmsprop(double[] gradients) {
        List<BigDecimal> moves = new ArrayList<>();
        BigDecimal rho = new BigDecimal(0.9);
        BigDecimal mean = BigDecimal.ZERO;
        for (double gradient : gradients) {
            BigDecimal g = new BigDecimal(gradient);
            mean = fade(rho, mean, g.multiply(g));
            moves.add(move(g, mean));
        }
        return moves;
    }

    private static List<BigDecimal> adam(double[] gradients) {
        List<BigDecimal> moves = new ArrayList<>();
        BigDecimal beta1 = new BigDecimal(0.9);
        BigDecimal beta2 = new BigDecimal(0.999);
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal second = BigDecimal.ZERO;
        for (int i = 0; i < gradients.length; i++) {
            BigDecimal g = new BigDecimal(gradients[i]);
            first = fade(beta1, first, g);
            second = fade(beta2, second, g.multiply(g));
            BigDecimal mean = first.divide(BigDecimal.ONE.subtract(beta1.pow(i + 1, DIGITS)), DIGITS);
            BigDecimal square = second.divide(BigDecimal.ONE.subtract(beta2.pow(i + 1, DIGITS)), DIGITS);
            moves.add(move(mean, square));
        }
        return moves;
    }

    private static BigDecimal fade(BigDecimal keep, BigDecimal mean, BigDecimal value) {
        return keep.multiply(mean)
                .add(BigDecimal.ONE.subtract(keep).multiply(value))
                .round(DIGITS);
    }
}
