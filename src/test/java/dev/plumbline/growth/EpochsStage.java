package dev.plumbline.growth;

import dev.plumbline.engine.CachedTable;
import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.RowsObjective;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.GradientDescent;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Magnitudes;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Optimizer;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whole descents of more and more epochs in one session, over a small table and a larger one. */
final class EpochsStage implements Stage {
    private static final double RATE = 0.01;
    /** From so many on a descent is run once: it is a mean by itself. */
    private static final int MANY = 100;
    /** Runs all epochs: nobody predicts an end. */
    private static final RemainingError UNKNOWN = (plan, state, here) -> {
        double[] infinite = new double[state.at().count()];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);
        return new RemainingError.Remaining(infinite, new double[infinite.length]);
    };

    @Override
    public String name() {
        return "epochs";
    }

    @Override
    public List<Curve> measure(Lab lab) throws Exception {
        List<Curve> curves = new ArrayList<>();
        for (long rows : lab.sizes().epochRows()) {
            GrownTable table = new GrownTable(lab.spark(), rows, 1, lab.cores());
            try (CachedTable cached = CachedTable.load(lab.spark(), table, Lab.engine(EngineSettings.Kind.ROWS))) {
                curves.add(new Curve("epochs-" + rows, Units.count(rows) + " rows", points(lab, cached), Set.of()));
            }
        }
        return curves;
    }

    private static List<Point> points(Lab lab, CachedTable table) throws Exception {
        Coordinates coordinates = Coordinates.of(table.training(), true, true);
        RowsObjective objective = new RowsObjective(table, coordinates);
        int tasks = TaskCount.of(lab.spark(), () -> objective.evaluate(Parameters.zero(2)));
        Work epoch = Work.epoch(table.training().count(), 1, tasks, lab.cores());
        List<Point> points = new ArrayList<>();
        for (int epochs : lab.sizes().epochs()) {
            Times.Action descent = () -> descend(objective, plan(table, coordinates, epochs));
            Times times = epochs < MANY ? Times.of(lab.budget() / 2, 1, descent) : Times.once(descent);
            // What comes out has been evaluated too.
            points.add(
                    Point.of(epochs, times, epoch.times(epochs + 1.0)).with(new Point.Memory(Heap.live(), Double.NaN)));
        }
        return points;
    }

    private static Plan plan(CachedTable table, Coordinates coordinates, int epochs) {
        Optimizer optimizer = new GradientDescent();
        return new Plan(
                List.of("x", "intercept"),
                optimizer,
                LearningRates.uniform(RATE, 2),
                Schedule.CONSTANT,
                epochs,
                0,
                0,
                Magnitudes.ofSquaredLoss(
                        Coordinates.spread(table.training(), 1, true), coordinates.diagonal(table.training())));
    }

    private static void descend(Objective objective, Plan plan) {
        TrainingState start = TrainingState.startingAt(Parameters.zero(2), plan.optimizer());
        long done = new Trainer(plan, UNKNOWN, at -> false, () -> false)
                .train(objective, start, EpochListener.NONE)
                .convergence()
                .epochs();
        if (done != plan.epochs()) {
            throw new IllegalStateException(done + " epochs of " + plan.epochs());
        }
    }
}
