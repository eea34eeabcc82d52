package dev.plumbline.train;

import static dev.plumbline.train.Descents.bits;
import static dev.plumbline.train.Descents.descend;
import static dev.plumbline.train.Descents.distanceFrom;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.unknown;
import static dev.plumbline.train.Descents.withEpochs;
import static dev.plumbline.train.Descents.withPatience;
import static dev.plumbline.train.Descents.withTolerance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.Convergence.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrainerTest {
    private static final double[] LINE = {3.25, -0.7};

    private static QuadraticObjective line() {
        return QuadraticObjective.diagonal(new double[] {1, 1}, LINE, 0.5);
    }

    @Test
    void gradientDescentAtRateOneIsThereInOneEpochOnStandardizedData() {
        QuadraticObjective objective = line();
        TrainResult result = descend(plan(new GradientDescent(), 1, 1), distanceFrom(LINE), objective);
        assertEquals(new Convergence(1, Reason.TOLERANCE, true), result.convergence());
        assertEquals(3.25, result.parameters().hi(0));
        assertEquals(-0.7, result.parameters().hi(1));
        assertEquals(0.5, result.evaluation().objective(), 1e-15);
        assertEquals(2, objective.evaluations());
    }

    @Test
    void everyEpochIsOneEvaluationAndOneStepAndTheLastParametersAreEvaluatedToo() {
        QuadraticObjective objective = line();
        TrainResult result = descend(withEpochs(plan(new GradientDescent(), 0.5, 0.5), 7), unknown(), objective);
        assertEquals(new Convergence(7, Reason.EPOCHS, false), result.convergence());
        assertEquals(8, objective.evaluations());
        assertEquals(
                objective.evaluate(result.parameters()).objective(),
                result.evaluation().objective());
        assertEquals(3.25 * (1 - 1.0 / 128), result.parameters().hi(0));
    }

    @Test
    void listenersHearTheStartAndThenEachEpochWithItsOwnEvaluation() {
        List<String> heard = new ArrayList<>();
        EpochListener listener = new EpochListener() {
            @Override
            public void started(EpochRecord start) {
                heard.add("start " + start.epoch() + " " + start.parameters().hi(0));
            }

            @Override
            public void finished(EpochRecord record, TrainingState state) {
                heard.add(record.epoch() + " " + record.parameters().hi(0) + " "
                        + record.evaluation().objective() + " " + record.gradientNorm() + " " + record.rates() + " "
                        + state.epoch());
            }
        };
        QuadraticObjective objective = QuadraticObjective.diagonal(new double[] {1}, new double[] {4}, 0);
        Plan plan = withEpochs(plan(new GradientDescent(), 0.5), 2);
        TrainingState start = TrainingState.startingAt(Parameters.zero(1), plan.optimizer());
        new Trainer(plan, unknown(), at -> false, () -> false).train(objective, start, listener);
        assertEquals(List.of("start 0 0.0", "1 2.0 2.0 2.0 [0.5] 1", "2 3.0 0.5 1.0 [0.5] 2"), heard);
    }

    @Test
    void toleranceZeroRunsAllEpochsAndStillTellsWhetherTheyWereEnough() {
        Plan plan = withTolerance(plan(new GradientDescent(), 0.5, 0.5), 0);
        assertEquals(
                new Convergence(100, Reason.EPOCHS, true),
                descend(plan, distanceFrom(LINE), line()).convergence());
        assertEquals(
                new Convergence(20, Reason.EPOCHS, false),
                descend(withEpochs(plan, 20), distanceFrom(LINE), line()).convergence());
    }

    @Test
    void theDeadlineStopsBetweenEpochsInAStateThatGoesOn() {
        int[] asked = {0};
        Plan plan = plan(new GradientDescent(), 0.5, 0.5);
        TrainingState start = TrainingState.startingAt(Parameters.zero(2), plan.optimizer());
        TrainResult stopped = new Trainer(plan, distanceFrom(LINE), at -> false, () -> ++asked[0] == 6)
                .train(line(), start, (record, state) -> {});
        assertEquals(new Convergence(5, Reason.DEADLINE, false), stopped.convergence());
        TrainResult resumed = new Trainer(plan, distanceFrom(LINE), at -> false, () -> false)
                .train(line(), stopped.state(), (record, state) -> {});
        TrainResult whole = descend(plan, distanceFrom(LINE), line());
        assertEquals(whole.convergence(), resumed.convergence());
        assertEquals(bits(whole.parameters()), bits(resumed.parameters()));
    }

    @Test
    void nearEnoughStopsAfterToleranceAndBeforePatienceAndCountsAsConverged() {
        Plan patient = withPatience(plan(new GradientDescent(), 0.5, 0.5), 1);
        Plan plan = withPatience(patient, 0);
        TrainingState start = TrainingState.startingAt(Parameters.zero(2), plan.optimizer());
        TrainResult near = new Trainer(plan, unknown(), at -> at.hi(0) > 3, () -> false)
                .train(line(), start, (record, state) -> {});
        // 3.25 (1 - 2^-4) is the first above 3
        assertEquals(new Convergence(4, Reason.STANDARD_ERROR, true), near.convergence());
        TrainResult there = new Trainer(plan, distanceFrom(0, 0), at -> true, () -> true)
                .train(line(), start, (record, state) -> {});
        assertEquals(new Convergence(0, Reason.TOLERANCE, true), there.convergence());
        Objective heldOutGetsWorse = new Objective() {
            @Override
            public int parameters() {
                return 2;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                Evaluation inner = line().evaluate(at);
                return new Evaluation(inner.objective(), inner.mse(), at.hi(0), inner.gradient());
            }
        };
        TrainResult first = new Trainer(patient, unknown(), at -> at.hi(0) > 1, () -> false)
                .train(heldOutGetsWorse, start, (record, state) -> {});
        assertEquals(new Convergence(1, Reason.STANDARD_ERROR, true), first.convergence());
    }

    @Test
    void patienceStopsAndGivesBackTheBestHeldOutParameters() {
        // gd halves the distance to 4; the held-out optimum is at 3, which epoch 2 meets exactly
        Objective training = QuadraticObjective.diagonal(new double[] {1}, new double[] {4}, 0);
        Objective withHoldout = new Objective() {
            @Override
            public int parameters() {
                return 1;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                Evaluation inner = training.evaluate(at);
                double miss = at.hi(0) - 3;
                return new Evaluation(inner.objective(), inner.mse(), miss * miss, inner.gradient());
            }
        };
        Plan patient = withPatience(plan(new GradientDescent(), 0.5), 4);
        TrainResult result = descend(patient, unknown(), withHoldout);
        assertEquals(new Convergence(6, Reason.PATIENCE, false), result.convergence());
        assertEquals(3, result.parameters().hi(0));
        assertEquals(0, result.evaluation().holdoutMse());
        TrainResult cutShort = descend(withEpochs(patient, 5), unknown(), withHoldout);
        assertEquals(Reason.EPOCHS, cutShort.convergence().reason());
        assertEquals(3, cutShort.parameters().hi(0));
        TrainResult impatient = descend(withEpochs(withPatience(patient, 0), 6), unknown(), withHoldout);
        assertEquals(4 * (1 - 1.0 / 64), impatient.parameters().hi(0));
    }

    @Test
    void theBestHeldOutParametersAreKnownByTheirBitsAfterAResumeToo() {
        // newton is there after one epoch and stays: the best point is the last one
        Objective heldOut = new Objective() {
            @Override
            public int parameters() {
                return 2;
            }

            @Override
            public Evaluation evaluate(Parameters at) {
                Evaluation inner = line().evaluate(at);
                return new Evaluation(inner.objective(), inner.mse(), inner.mse(), inner.gradient());
            }
        };
        Plan plan = withPatience(plan(new Newton(Parameters.of(LINE, new double[] {0, 0})), 1, 1), 3);
        Trainer trainer = new Trainer(withTolerance(plan, 0), distanceFrom(LINE), at -> false, () -> false);
        List<TrainingState> states = new ArrayList<>();
        TrainResult whole = trainer.train(
                heldOut,
                TrainingState.startingAt(Parameters.zero(2), plan.optimizer()),
                (record, state) -> states.add(state));
        assertEquals(new Convergence(4, Reason.PATIENCE, true), whole.convergence());
        for (TrainingState state : states) {
            TrainResult resumed = trainer.train(heldOut, copied(state), EpochListener.NONE);
            assertEquals(whole.convergence(), resumed.convergence(), "epoch " + state.epoch());
        }
    }

    /** The same state in other objects, as one that was stored has it. */
    private static TrainingState copied(TrainingState state) {
        HeldOut best = state.watched().heldOut();
        TrainingState.Watched watched = new TrainingState.Watched(
                state.watched().objectives(),
                new HeldOut(best.best(), copied(best.at()), best.epochsSince()),
                state.watched().nearest());
        return new TrainingState(
                state.epoch(), copied(state.at()), state.optimizer(), state.schedule(), state.pace(), watched);
    }

    private static Parameters copied(Parameters at) {
        double[] hi = new double[at.count()];
        double[] lo = new double[at.count()];
        for (int i = 0; i < hi.length; i++) {
            hi[i] = at.hi(i);
            lo[i] = at.lo(i);
        }
        return Parameters.of(hi, lo);
    }

    @Test
    void patienceWithoutHeldOutRowsIsAProgrammingError() {
        Plan plan = withPatience(plan(new GradientDescent(), 0.5, 0.5), 3);
        assertThrows(IllegalArgumentException.class, () -> descend(plan, unknown(), line()));
    }

    @Test
    void aDescentPastTheEpochsPlannedIsOnlyLookedAt() {
        QuadraticObjective objective = line();
        Plan plan = withEpochs(plan(new GradientDescent(), 0.5, 0.5), 3);
        TrainResult first = descend(plan, unknown(), objective);
        TrainResult again = new Trainer(plan, unknown(), at -> false, () -> false)
                .train(objective, first.state(), (record, state) -> {
                    throw new AssertionError("no epoch was left");
                });
        assertEquals(first.convergence(), again.convergence());
        assertFalse(again.convergence().converged());
        assertTrue(bits(first.parameters()).equals(bits(again.parameters())));
    }
}
