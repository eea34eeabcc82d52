package dev.plumbline.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.AdaGrad;
import dev.plumbline.train.Adam;
import dev.plumbline.train.ConjugateGradient;
import dev.plumbline.train.ContractionForecast;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.EpochRecord;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Newton;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RmsProp;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.TrainResult;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Descents that go on from what was stored of them, at every epoch: the same bits to the end as if nothing had happened. */
class CheckpointResumeTest {
    private static final int EPOCHS = 28; // the windows of Pace are full after 20
    private static final double[] CURVATURE = {1, 0.3, 1.7};
    private static final double[] OPTIMUM = {0.3, -0.8, 0.004};

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new GradientDescent(),
                new Momentum(0.6),
                new Nesterov(0.6),
                new AdaGrad(1e-8),
                new RmsProp(0.9, 1e-8),
                new Adam(0.9, 0.999, 1e-8),
                new ConjugateGradient(new double[][] {{1, 0, 0}, {0, 0.3, 0}, {0, 0, 1.7}}),
                new Newton(Parameters.of(OPTIMUM, new double[] {1e-18, 0, -2e-17})));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void resumedFromTheStoredCheckpointOfAnyEpochTheBitsAreTheSame(Optimizer optimizer) {
        for (Schedule.Kind kind : Schedule.Kind.values()) {
            for (int patience : new int[] {0, 4}) {
                assertSameFromEveryEpoch(
                        plan(optimizer, new Schedule(kind, 0.9, 4), patience, 0.3, 0.4, 0.5),
                        kind + ", patience " + patience);
            }
        }
    }

    @Test
    void aDescentThatBacksOffGoesOnWithTheRatesItHad() {
        for (Optimizer optimizer : List.of(new GradientDescent(), new Momentum(0.6), new Nesterov(0.6))) {
            Plan plan = plan(optimizer, Schedule.CONSTANT, 0, 1, 1, 10);
            Set<Integer> halvings = new HashSet<>();
            for (Checkpoint checkpoint : assertSameFromEveryEpoch(plan, "backing off")) {
                halvings.add(checkpoint.halvings());
            }
            assertTrue(halvings.size() > 3, optimizer.kind() + " backed off " + halvings);
        }
    }

    /** Each state of the descent, as it comes out of its file. */
    private static List<Checkpoint> assertSameFromEveryEpoch(Plan plan, String told) {
        Way whole = new Way();
        TrainResult end = whole.descend(plan, Optional.empty());
        List<Checkpoint> stored = whole.stored();
        assertTrue(stored.size() >= 2, told);
        for (int i = 0; i < stored.size(); i++) {
            String where = plan.optimizer().kind() + ", " + told + ", checkpoint " + i;
            assertArrayEquals(
                    CheckpointSamples.bytes(whole.told.get(i)), CheckpointSamples.bytes(stored.get(i)), where);
            Way rest = new Way();
            TrainResult resumed = rest.descend(plan, Optional.of(stored.get(i)));
            assertEquals(end.convergence(), resumed.convergence(), where);
            assertSame(end.parameters(), resumed.parameters(), where);
            assertEquals(whole.told.size() - i - 1, rest.told.size(), where);
            for (int j = 0; j < rest.told.size(); j++) {
                assertArrayEquals(
                        CheckpointSamples.bytes(whole.told.get(i + 1 + j)),
                        CheckpointSamples.bytes(rest.told.get(j)),
                        where + ", epoch " + j + " after it");
            }
        }
        return stored;
    }

    private static void assertSame(Parameters expected, Parameters found, String where) {
        for (int i = 0; i < expected.count(); i++) {
            assertEquals(Double.doubleToRawLongBits(expected.hi(i)), Double.doubleToRawLongBits(found.hi(i)), where);
            assertEquals(Double.doubleToRawLongBits(expected.lo(i)), Double.doubleToRawLongBits(found.lo(i)), where);
        }
    }

    private static Plan plan(Optimizer optimizer, Schedule schedule, int patience, double... rates) {
        return new Plan(
                List.of("x1", "x2", "x3"),
                optimizer,
                LearningRates.of(rates),
                schedule,
                EPOCHS,
                1e-14,
                patience,
                Magnitudes.ofSquaredLoss(1, new double[] {1, 1, 1}));
    }

    /** A descent that keeps a checkpoint after every epoch and begins anew with half the rates when it runs away. */
    private static final class Way implements EpochListener {
        private final MemoryFileStore files = new MemoryFileStore();
        private final List<Checkpoint> told = new ArrayList<>();
        private final List<byte[]> kept = new ArrayList<>();
        private final Checkpoints checkpoints = new Checkpoints(files, "c", "r", () -> "1.2.3");
        private int halvings;

        TrainResult descend(Plan plan, Optional<Checkpoint> from) {
            halvings = from.map(Checkpoint::halvings).orElse(0);
            TrainingState start = TrainingState.startingAt(Parameters.zero(3), plan.optimizer());
            TrainingState at = from.map(Checkpoint::state).orElse(start);
            while (true) {
                try {
                    return new Trainer(plan.slower(halvings), new ContractionForecast(), here -> false, () -> false)
                            .train(Valley.INSTANCE, at, this);
                } catch (Refusal ranAway) {
                    assertEquals(ExitCode.DIVERGED, ranAway.code());
                    halvings++;
                    at = start;
                }
            }
        }

        @Override
        public void finished(EpochRecord record, TrainingState state) {
            Checkpoint checkpoint = new Checkpoint(halvings, state);
            told.add(checkpoint);
            checkpoints.add(checkpoint);
            List<String> names = files.list("c");
            kept.add(files.get("c/" + names.get(names.size() - 1)));
        }

        List<Checkpoint> stored() {
            List<Checkpoint> all = new ArrayList<>();
            for (byte[] file : kept) {
                files.put("c/00099999.json", file);
                all.add(checkpoints
                        .newest(problem -> {
                            throw new AssertionError(problem);
                        })
                        .orElseThrow());
            }
            return all;
        }
    }

    /** Independent parabolas, with a held-out error whose lowest point is on the way. */
    private enum Valley implements Objective {
        INSTANCE;

        @Override
        public int parameters() {
            return OPTIMUM.length;
        }

        @Override
        public Evaluation evaluate(Parameters at) {
            double[] gradient = new double[OPTIMUM.length];
            double objective = 0.25;
            double heldOut = 0;
            for (int i = 0; i < OPTIMUM.length; i++) {
                double miss = at.hi(i) - OPTIMUM[i] + at.lo(i);
                gradient[i] = CURVATURE[i] * miss;
                objective += gradient[i] * miss / 2;
                heldOut += (at.hi(i) - 0.7 * OPTIMUM[i]) * (at.hi(i) - 0.7 * OPTIMUM[i]);
            }
            return new Evaluation(objective, 2 * objective, heldOut, gradient);
        }
    }
}
