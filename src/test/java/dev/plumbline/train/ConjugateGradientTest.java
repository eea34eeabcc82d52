package dev.plumbline.train;

import static dev.plumbline.train.Descents.distance;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.unknown;
import static dev.plumbline.train.Descents.withEpochs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.train.OptimizerState.Conjugate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The points are those of the recurrence in exact arithmetic, and rounding does not hold the descent up. */
final class ConjugateGradientTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** Points of a descent on polynomials of one degree, from 0. */
    private static final class Descent {
        final BigDecimal[] optimum;
        final double[][] hessian;
        final List<Parameters> points = new ArrayList<>();
        final List<Double> objectives = new ArrayList<>();

        Descent(int degree, double low, double rate, int epochs) {
            Rows rows = Rows.polynomial(new Random(degree), degree, 60, low);
            Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
            optimum = new ExactRows(coordinates, rows).optimum();
            hessian = coordinates.hessian(rows.moments());
            MomentsObjective objective = new MomentsObjective(coordinates, rows.moments(), Optional.empty());
            ConjugateGradient cg = new ConjugateGradient(hessian);
            double[] rates = new double[hessian.length];
            Arrays.fill(rates, rate);
            Plan plan = withEpochs(plan(cg, rates), epochs);
            TrainingState start = TrainingState.startingAt(Parameters.zero(rates.length), cg);
            new Trainer(plan, unknown(), at -> false, () -> false).train(objective, start, (record, state) -> {
                points.add(record.parameters());
                objectives.add(record.evaluation().objective());
            });
        }

        /** Of the largest parameter. */
        double missed(int epoch) {
            double size = distance(Parameters.zero(optimum.length), optimum);
            return distance(points.get(epoch - 1), optimum) / size;
        }
    }

    @Test
    void twoParametersTakeTwoEpochs() {
        // from 0 along (1, 1/2) to (2/3, 1/3), then to the solution of 2 x + y = 2, x + 2 y = 1
        ConjugateGradient cg = new ConjugateGradient(new double[][] {{2, 1}, {1, 2}});
        Objective objective = new QuadraticObjective(cg.hessian(), new double[] {2, 1}, 1);
        Parameters at = Parameters.zero(2);
        OptimizerState state = cg.initial(2);
        double[][] expected = {{5.0 / 7, 5.0 / 14}, {1, 0}, {1, 0}};
        for (double[] point : expected) {
            Standing here = new Standing(at, objective.evaluate(at).gradient());
            Optimizer.Step step = cg.step(state, here, LearningRates.uniform(1, 2));
            at = step.from(at);
            state = step.state();
            assertEquals(point[0], at.hi(0), 1e-15);
            assertEquals(point[1], at.hi(1), 1e-15);
        }
        assertEquals(2, ((Conjugate) state).directions().length);
    }

    @Test
    void thePointsAreThoseOfTheRecurrenceInSixtyDigits() {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(5);
            double[][] h = definite(random, n);
            double[] q = random.doubles(n, -1, 1).toArray();
            Objective objective = new QuadraticObjective(h, q, 100);
            ConjugateGradient cg = new ConjugateGradient(h);
            Plan plan = withEpochs(plan(cg, LearningRates.uniform(1, n).toArray()), n);
            List<Parameters> points = new ArrayList<>();
            TrainingState start = TrainingState.startingAt(Parameters.zero(n), cg);
            new Trainer(plan, unknown(), at -> false, () -> false)
                    .train(objective, start, (record, state) -> points.add(record.parameters()));
            List<BigDecimal[]> expected = recurrence(h, q);
            for (int epoch = 0; epoch < n; epoch++) {
                double missed = distance(points.get(epoch), expected.get(epoch));
                assertTrue(missed < 1e-13, "seed " + seed + ", epoch " + (epoch + 1) + ": " + missed);
            }
        }
    }

    private static double[][] definite(Random random, int n) {
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++) {
            factor[i] = random.doubles(n, -1, 1).toArray();
        }
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] = i == j ? 0.3 : 0;
                for (int k = 0; k < n; k++) {
                    h[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return h;
    }

    /** Hestenes and Stiefel's short recurrence with the preconditioner 1 / diagonal. */
    private static List<BigDecimal[]> recurrence(double[][] h, double[] q) {
        int n = q.length;
        BigDecimal[] x = new BigDecimal[n];
        BigDecimal[] r = new BigDecimal[n];
        BigDecimal[] p = new BigDecimal[n];
        for (int i = 0; i < n; i++) {
            x[i] = BigDecimal.ZERO;
            r[i] = new BigDecimal(q[i]);
            p[i] = r[i].divide(new BigDecimal(h[i][i]), DIGITS);
        }
        List<BigDecimal[]> points = new ArrayList<>();
        for (int epoch = 0; epoch < n; epoch++) {
            BigDecimal[] image = new BigDecimal[n];
            for (int i = 0; i < n; i++) {
                BigDecimal[] row = Arrays.stream(h[i]).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
                image[i] = dot(row, p);
            }
            BigDecimal before = dot(r, scaled(r, h));
            BigDecimal length = before.divide(dot(p, image), DIGITS);
            for (int i = 0; i < n; i++) {
                x[i] = x[i].add(length.multiply(p[i]), DIGITS);
                r[i] = r[i].subtract(length.multiply(image[i]), DIGITS);
            }
            BigDecimal[] z = scaled(r, h);
            BigDecimal beta = dot(r, z).divide(before, DIGITS);
            for (int i = 0; i < n; i++) {
                p[i] = z[i].add(beta.multiply(p[i]), DIGITS);
            }
            points.add(x.clone());
        }
        return points;
    }

    private static BigDecimal[] scaled(BigDecimal[] r, double[][] h) {
        BigDecimal[] z = new BigDecimal[r.length];
        Arrays.setAll(z, i -> r[i].divide(new BigDecimal(h[i][i]), DIGITS));
        return z;
    }

    private static BigDecimal dot(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]), DIGITS);
        }
        return sum;
    }

    @Test
    void nearlySingularProblemsTakeAFewEpochsMoreThanParameters() {
        for (int degree = 2; degree <= 6; degree++) {
            Descent descent = new Descent(degree, 1, 1, 25);
            double missed = descent.missed(degree + 5);
            assertTrue(missed < 1e-15, "degree " + degree + " missed " + missed);
        }
    }

    @Test
    void theDescentRefinesItselfBeyondTheDigitsOfADouble() {
        for (int degree = 2; degree <= 5; degree++) {
            Descent descent = new Descent(degree, 1, 1, 25);
            assertTrue(descent.missed(25) < 1e-20, "degree " + degree + " missed " + descent.missed(25));
        }
    }

    @Test
    void smallerRatesShortenEveryStepAndTheDescentStillArrives() {
        Descent descent = new Descent(4, 1, 0.5, 80);
        assertTrue(descent.missed(20) > 1e-9, "missed " + descent.missed(20));
        assertTrue(descent.missed(80) < 1e-15, "missed " + descent.missed(80));
    }

    @Test
    void theObjectiveNeverRisesEvenWhereTheHessianIsSingularInDoubles() {
        for (int degree = 2; degree <= 11; degree++) {
            for (double low : new double[] {0, 1, 3, 30}) {
                List<Double> objectives = new Descent(degree, low, 1, 60).objectives;
                for (int e = 1; e < objectives.size(); e++) {
                    double before = objectives.get(e - 1);
                    String where = "degree " + degree + " over " + low + ", epoch " + (e + 1);
                    assertTrue(
                            objectives.get(e) <= before * (1 + 1e-10),
                            where + ": " + before + " to " + objectives.get(e));
                }
            }
        }
    }

    @Test
    void aParameterThatIsThereStaysThereAndNothingMovesWithoutAGradient() {
        ConjugateGradient cg = new ConjugateGradient(new double[][] {{1, 0}, {0, 4}});
        Standing here = new Standing(Parameters.zero(2), new double[2]);
        Optimizer.Step step = cg.step(cg.initial(2), here, LearningRates.uniform(1, 2));
        assertEquals(List.of(0.0, 0.0), Arrays.stream(step.move()).boxed().toList());
        assertEquals(0, ((Conjugate) step.state()).directions().length);
    }
}
