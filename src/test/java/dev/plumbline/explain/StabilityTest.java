package dev.plumbline.explain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.train.Adam;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Momentum;
import dev.plumbline.train.Nesterov;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.OptimizerState;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.Schedule.Kind;
import dev.plumbline.train.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StabilityTest {
    private static final double[][] RAW = {{100.0 / 3, 5}, {5, 1}};

    private static Plan plan(Optimizer optimizer, Kind schedule, double... rates) {
        return new Plan(
                List.of("x", "intercept"),
                optimizer,
                LearningRates.of(rates),
                new Schedule(schedule, 0.5, 10),
                450,
                1e-14,
                0,
                Magnitudes.ofSquaredLoss(1, new double[] {100.0 / 3, 1}));
    }

    @Test
    void aRateAboveTheLimitIsRefusedWithParameterRateAndLimit() {
        double limit = Curvature.of(RAW).stableLimit();
        Refusal refusal = assertThrows(
                Refusal.class, () -> Stability.require(plan(new GradientDescent(), Kind.CONSTANT, 0.06, 0.06), RAW));
        assertEquals(ExitCode.DIVERGED, refusal.code());
        String message = refusal.getMessage();
        assertTrue(message.contains("the learning rate 0.06 of parameter 'x'"), message);
        assertTrue(message.contains(String.valueOf(limit).substring(0, 12)), message + " has not " + limit);
        assertTrue(message.contains("--learning-rate auto"), message);
    }

    @Test
    void theParameterThatRunsAwayIsNamedAndNotTheOther() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> Stability.require(plan(new GradientDescent(), Kind.CONSTANT, 0.001, 3), RAW));
        assertTrue(refusal.getMessage().contains("rate 3.0 of parameter 'intercept'"), refusal.getMessage());
    }

    @Test
    void ratesJustBelowTheLimitPassAndSchedulesAndAdaptiveRulesAreNotJudged() {
        double limit = Curvature.of(RAW).stableLimit();
        double below = limit * (1 - 1e-8);
        assertDoesNotThrow(() -> Stability.require(plan(new GradientDescent(), Kind.CONSTANT, below, below), RAW));
        assertDoesNotThrow(() -> Stability.require(plan(new GradientDescent(), Kind.COSINE, 9, 9), RAW));
        assertDoesNotThrow(() -> Stability.require(plan(new Adam(0.9, 0.999, 0), Kind.CONSTANT, 9, 9), RAW));
    }

    @Test
    void theLimitsOfEachRuleAreWhereItsRecurrenceStartsToGrow() {
        double[][] one = {{1, 0}, {0, 1e-3}};
        for (Optimizer optimizer : List.of(
                new GradientDescent(), new Momentum(0), new Momentum(0.7), new Nesterov(0.4), new Nesterov(0.95))) {
            double limit = limitByTrial(optimizer);
            double below = limit * 0.999;
            double above = limit * 1.001;
            assertDoesNotThrow(
                    () -> Stability.require(plan(optimizer, Kind.CONSTANT, below, 1e-3), one), optimizer.toString());
            assertThrows(
                    Refusal.class,
                    () -> Stability.require(plan(optimizer, Kind.CONSTANT, above, 1e-3), one),
                    optimizer.toString());
        }
    }

    /** The largest rate at which the rule does not grow on {@code J = t^2 / 2}, by bisection of 3,000 steps. */
    private static double limitByTrial(Optimizer optimizer) {
        double stable = 0;
        double unstable = 8;
        for (int round = 0; round < 30; round++) {
            double rate = (stable + unstable) / 2;
            if (growsAt(optimizer, rate)) {
                unstable = rate;
            } else {
                stable = rate;
            }
        }
        return stable;
    }

    private static boolean growsAt(Optimizer optimizer, double rate) {
        double at = 1;
        OptimizerState state = optimizer.initial(1);
        for (int step = 0; step < 30_000 && Math.abs(at) < 1e6; step++) {
            Optimizer.Step next = optimizer.step(
                    state, new Standing(Parameters.zero(1), new double[] {at}), LearningRates.uniform(rate, 1));
            at += next.move()[0];
            state = next.state();
        }
        return Math.abs(at) >= 1e6;
    }

    @Test
    void whereOnlyALowerBoundIsKnownAHopelessRateIsStillRefused() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> Stability.require(plan(new GradientDescent(), Kind.CONSTANT, 1.5, 1.1), 2));
        assertTrue(refusal.getMessage().contains("rate 1.1 of parameter 'intercept'"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("1.0 at the proportions"), refusal.getMessage());
        assertDoesNotThrow(() -> Stability.require(plan(new GradientDescent(), Kind.CONSTANT, 1.5, 0.9), 2));
    }

    @Test
    void halvingsAreAsManyAsStabilityNeeds() {
        double limit = Curvature.of(RAW).stableLimit();
        double[] times = {0.5, 0.999, 1.001, 1.9, 2.1, 3.9, 1000, 1e6};
        int[] halvings = {0, 0, 1, 1, 2, 2, 10, 20};
        for (int i = 0; i < times.length; i++) {
            double rate = times[i] * limit;
            Plan plan = plan(new GradientDescent(), Kind.CONSTANT, rate, rate);
            assertEquals(halvings[i], Stability.halvings(plan, RAW), "times " + times[i]);
            double halved = Math.scalb(rate, -halvings[i]);
            assertTrue(Stability.isStable(plan(new GradientDescent(), Kind.CONSTANT, halved, halved), RAW));
        }
        assertEquals(2, Stability.halvings(plan(new GradientDescent(), Kind.CONSTANT, 9, 3), 2.0));
        assertEquals(0, Stability.halvings(plan(new Adam(0.9, 0.999, 0), Kind.CONSTANT, 9, 9), RAW));
        assertEquals(0, Stability.halvings(plan(new GradientDescent(), Kind.COSINE, 9, 9), RAW));
    }

    @Test
    void twiceTheLimitIsHalvedTwiceBecauseAtTheLimitADescentSwingsForEver() {
        double[][] unit = {{1, 0}, {0, 1}};
        assertEquals(2, Stability.halvings(plan(new GradientDescent(), Kind.CONSTANT, 4, 4), unit));
    }

    @Test
    void ratesOverTheLimitByMoreThanADoubleHoldsAreRefusedAndHalvedAllTheSame() {
        double[][] steep = {{1e200, 0}, {0, 1}};
        Plan plan = plan(new GradientDescent(), Kind.CONSTANT, 1e300, 1e300);
        Refusal refusal = assertThrows(Refusal.class, () -> Stability.require(plan, steep));
        assertTrue(
                refusal.getMessage().contains("parameter 'x' is above the stable limit of gd on these data, 2.0E-200"),
                refusal.getMessage());
        int halvings = Stability.halvings(plan, steep);
        assertTrue(Stability.isStable(plan.slower(halvings), steep), halvings + " halvings");
        assertTrue(!Stability.isStable(plan.slower(halvings - 1), steep), halvings + " halvings");
        assertEquals(halvings, Stability.halvings(plan, 1e200));
    }
}
