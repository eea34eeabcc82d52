package dev.plumbline.train;

import dev.plumbline.train.Optimizer.Step;

/**
 * All that an epoch leaves behind for the next: a descent resumed from here goes on to the bit as if it had not
 * stopped, because the trainer has no other memory. What the point {@link #at} itself evaluates to is not in it; the
 * next epoch begins by looking.
 *
 * @param epoch epochs done
 * @param at where the parameters stand
 * @param optimizer what the optimizer remembers
 * @param schedule where the schedule stands; its factor is that of the last epoch
 * @param pace how fast it is closing in
 * @param watched what the looks at earlier points told
 */
public record TrainingState(
        long epoch, Parameters at, OptimizerState optimizer, ScheduleState schedule, Pace pace, Watched watched) {

    /**
     * What the looks at the points so far told, for the rules that stop.
     *
     * @param objectives for divergence
     * @param heldOut for patience
     * @param nearest for the floor of rounding
     */
    public record Watched(ObjectiveHistory objectives, HeldOut heldOut, Nearest nearest) {}

    /** The state before the first epoch. */
    public static TrainingState startingAt(Parameters start, Optimizer optimizer) {
        return new TrainingState(
                0,
                start,
                optimizer.initial(start.count()),
                ScheduleState.initial(),
                Pace.initial(start.count()),
                new Watched(ObjectiveHistory.initial(), HeldOut.initial(start), Nearest.initial()));
    }

    /** What has been told so far with what the look at {@link #at} tells. */
    Watched watching(Plan plan, Evaluation here, RemainingError.Remaining remaining) {
        return new Watched(
                watched.objectives().after(here.objective(), plan.magnitudes().baseline()),
                plan.patience() > 0 ? watched.heldOut().after(here.holdoutMse(), at) : watched.heldOut(),
                watched.nearest().after(remaining.largestRatio(plan.magnitudes().scales())));
    }

    /** The state after one step from here. Pure: the epoch's whole arithmetic on the driver. */
    TrainingState advance(Plan plan, Evaluation here, Watched seen) {
        ScheduleState now = schedule.at(plan.schedule(), epoch, plan.epochs(), here.objective());
        Step step = plan.optimizer()
                .step(optimizer, new Standing(at, here.gradient()), plan.rates().times(now.factor()));
        Pace newPace = pace.after(step.move(), here.gradient(), plan.magnitudes());
        return new TrainingState(epoch + 1, step.from(at), step.state(), now, newPace, seen);
    }
}
