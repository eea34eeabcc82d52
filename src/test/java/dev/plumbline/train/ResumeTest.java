package dev.plumbline.train;

import static dev.plumbline.train.Descents.bits;
import static dev.plumbline.train.Descents.plan;
import static dev.plumbline.train.Descents.withEpochs;
import static dev.plumbline.train.Descents.withSchedule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plumbline.train.Schedule.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A descent that is resumed after any epoch is, bit for bit, the one that was never stopped. */
final class ResumeTest {
    private static final int EPOCHS = 45;
    private static final List<Optimizer> OPTIMIZERS = List.of(
            new GradientDescent(),
            new Momentum(0.6),
            new Nesterov(0.6),
            new AdaGrad(1e-8),
            new RmsProp(0.9, 1e-8),
            new Adam(0.9, 0.999, 1e-8),
            new ConjugateGradient(new double[][] {{1, 0, 0}, {0, 0.3, 0}, {0, 0, 1.7}}),
            new Newton(Parameters.of(new double[] {0.3, -0.8, 1.1}, new double[] {1e-18, 0, -2e-17})));

    private static DiagonalObjective objective() {
        return new DiagonalObjective(new double[] {1, 0.3, 1.7}, new double[] {0.3, -0.8, 1.1});
    }

    private static TrainResult run(Plan plan, TrainingState from, List<TrainingState> states) {
        return new Trainer(plan, new ContractionForecast(), at -> false, () -> false)
                .train(objective(), from, (record, state) -> states.add(state));
    }

    @Test
    void resumedAtEveryEpochEqualsUninterrupted() {
        for (Optimizer optimizer : OPTIMIZERS) {
            for (Kind kind : Kind.values()) {
                Plan plan =
                        withSchedule(withEpochs(plan(optimizer, 0.3, 0.4, 0.5), EPOCHS), new Schedule(kind, 0.9, 4));
                List<TrainingState> states = new ArrayList<>();
                TrainingState start = TrainingState.startingAt(Parameters.zero(3), optimizer);
                TrainResult whole = run(plan, start, states);
                assertEquals(whole.convergence().epochs(), states.size());
                for (TrainingState state : states.subList(0, states.size() - 1)) {
                    String where = optimizer.kind() + " " + kind + " epoch " + state.epoch();
                    List<TrainingState> rest = new ArrayList<>();
                    TrainResult resumed = run(plan, state, rest);
                    assertEquals(whole.convergence(), resumed.convergence(), where);
                    assertEquals(bits(whole.parameters()), bits(resumed.parameters()), where);
                    int done = (int) state.epoch();
                    for (int i = 0; i < rest.size(); i++) {
                        assertEquals(
                                bits(states.get(done + i).at()),
                                bits(rest.get(i).at()),
                                where);
                    }
                }
            }
        }
    }
}
