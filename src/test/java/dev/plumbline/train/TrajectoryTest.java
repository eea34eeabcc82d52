package dev.plumbline.train;

import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.distance;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.unknown;
import static dev.plumbline.train.Descents.withEpochs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A descent on the moments is the descent over the rows: the same recurrence, epoch by epoch. */
final class TrajectoryTest {
    private static final double[] OFFSETS = {0, 3, 1e7};

    /** One seeded problem, in both kinds of objective. */
    private record Problem(Objective byRow, Objective byMoments, double[][] hessian, BigDecimal[] optimum) {
        static Problem of(long seed) {
            Random random = new Random(seed);
            Rows rows = Rows.random(random, 1 + (int) seed % 4, 30, OFFSETS[(int) seed % OFFSETS.length]);
            Coordinates coordinates = Coordinates.of(rows.moments(), true, true);
            return new Problem(
                    new RowByRow(coordinates, rows),
                    new MomentsObjective(coordinates, rows.moments(), Optional.empty()),
                    coordinates.hessian(rows.moments()),
                    new ExactRows(coordinates, rows).optimum());
        }

        Plan plan(Optimizer optimizer, double rate, int epochs) {
            double[] rates = new double[optimum.length];
            Arrays.fill(rates, rate);
            return withEpochs(Descents.plan(optimizer, rates), epochs);
        }

        Parameters exact() {
            Parameters zero = Parameters.zero(optimum.length);
            double[] hi = new double[zero.count()];
            double[] lo = new double[zero.count()];
            for (int i = 0; i < hi.length; i++) {
                hi[i] = Pair.of(optimum[i]).hi();
                lo[i] = Pair.of(optimum[i]).lo();
            }
            return Parameters.of(hi, lo);
        }
    }

    private static List<EpochRecord> epochs(Plan plan, Objective objective) {
        List<EpochRecord> epochs = new ArrayList<>();
        // Not from 0: the intercept would be at its optimum, where adaptive rules make moves of the gradient's
        // rounding.
        double[] away = new double[objective.parameters()];
        Arrays.setAll(away, i -> 0.5 + i);
        TrainingState start =
                TrainingState.startingAt(Parameters.zero(away.length).plus(away), plan.optimizer());
        new Trainer(plan, unknown(), at -> false, () -> false)
                .train(objective, start, (record, state) -> epochs.add(record));
        return epochs;
    }

    private static void assertSameWay(Plan plan, Problem problem, int epochs, String where) {
        List<EpochRecord> rows = epochs(plan, problem.byRow());
        List<EpochRecord> moments = epochs(plan, problem.byMoments());
        for (int e = 0; e < epochs; e++) {
            Parameters expected = rows.get(e).parameters();
            Parameters actual = moments.get(e).parameters();
            for (int i = 0; i < expected.count(); i++) {
                double size = Math.max(1, Math.abs(expected.hi(i)));
                assertEquals(expected.hi(i), actual.hi(i), 1e-12 * size, where + ", epoch " + (e + 1) + ", " + i);
            }
            double objective = rows.get(e).evaluation().objective();
            double other = moments.get(e).evaluation().objective();
            assertEquals(objective, other, 1e-12 * objective, where + ", epoch " + (e + 1));
        }
    }

    @Test
    void fiveOptimizersGoTheSameWay() {
        List<Optimizer> optimizers = List.of(
                new GradientDescent(),
                new Momentum(0.7),
                new Nesterov(0.7),
                new AdaGrad(1e-8),
                new Adam(0.9, 0.999, 1e-8));
        for (long seed = 1; seed <= 4; seed++) {
            Problem problem = Problem.of(seed);
            for (Optimizer optimizer : optimizers) {
                String where = "seed " + seed + " " + optimizer.kind();
                assertSameWay(problem.plan(optimizer, 0.2, 120), problem, 120, where);
            }
        }
    }

    @Test
    void rmspropGoesTheSameWayForTwentyEpochsAndEndsAsLow() {
        for (long seed = 1; seed <= 4; seed++) {
            Problem problem = Problem.of(seed);
            String where = "seed " + seed;
            assertSameWay(problem.plan(new RmsProp(0.95, 1e-8), 0.05, 20), problem, 20, where);
            Plan falling = Descents.withSchedule(
                    problem.plan(new RmsProp(0.95, 1e-8), 0.2, 300), new Schedule(Schedule.Kind.COSINE, 0.5, 1));
            double rows =
                    descend(falling, unknown(), problem.byRow()).evaluation().objective();
            double moments = descend(falling, unknown(), problem.byMoments())
                    .evaluation()
                    .objective();
            assertEquals(rows, moments, 1e-9 * rows, where);
        }
    }

    @Test
    void conjugateGradientsAndNewtonEndAtTheSameParameters() {
        for (long seed = 1; seed <= 4; seed++) {
            Problem problem = Problem.of(seed);
            for (Optimizer optimizer : List.of(new ConjugateGradient(problem.hessian()), new Newton(problem.exact()))) {
                Plan plan = problem.plan(optimizer, 1, 12);
                String where = "seed " + seed + " " + optimizer.kind();
                double byRow =
                        distance(descend(plan, unknown(), problem.byRow()).parameters(), problem.optimum());
                double byMoments =
                        distance(descend(plan, unknown(), problem.byMoments()).parameters(), problem.optimum());
                assertTrue(byRow <= 1e-13, where + " over rows is off by " + byRow);
                assertTrue(byMoments <= 1e-26, where + " on moments is off by " + byMoments);
            }
        }
    }
}
