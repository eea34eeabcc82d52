package dev.plumbline.explain;

import dev.plumbline.model.Convergence.Reason;
import dev.plumbline.train.EpochListener;
import dev.plumbline.train.Evaluation;
import dev.plumbline.train.Objective;
import dev.plumbline.train.Parameters;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RemainingError;
import dev.plumbline.train.Schedule;
import dev.plumbline.train.Trainer;
import dev.plumbline.train.TrainingState;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Where a descent at constant rates stands after any number of epochs, without doing them: on a quadratic the errors
 * along the {@link Modes} go their own ways, each by a {@link Recurrence} of one or two numbers whose powers are cheap
 * (Saad, "Iterative Methods for Sparse Linear Systems", 2nd ed., 4.2; Polyak, doi:10.1016/0041-5553(64)90137-5). The rule
 * of stopping is the trainer's own, asked at that point.
 *
 * <p>For gd the number of epochs is that of the descent itself to within one; the errors of rules with a velocity swing,
 * and where a swing passes the minimiser early the descent may stop some percent sooner than is told here.
 */
final class ClosedForm {
    /** Epochs beyond this are nobody's: a nanosecond each would take a lifetime. */
    static final long MOST_EPOCHS = 1L << 61;

    private final Terrain terrain;
    private final Plan plan;
    private final Recurrence recurrence;
    private final Modes modes;
    private final double[] parts;
    private final Judge judge;
    private final Objective unseen;

    private ClosedForm(Terrain terrain, Plan plan, Recurrence recurrence, Modes modes, Judge judge) {
        this.terrain = terrain;
        this.plan = plan;
        this.recurrence = recurrence;
        this.modes = modes;
        this.parts = modes.parts(judge.error(terrain.optimum()));
        this.judge = judge;
        this.unseen = new Unseen(parts.length);
    }

    /**
     * The closed form of a plan, or empty where it has none: a schedule, moves that are not linear in the gradients, or
     * curvatures beyond the range of double.
     */
    static Optional<ClosedForm> of(Terrain terrain, Plan plan, Predicate<Parameters> nearEnough) {
        return of(terrain, plan, nearEnough, Parameters.zero(terrain.names().size()));
    }

    /** The closed form of a descent that does not start at zero. */
    static Optional<ClosedForm> of(Terrain terrain, Plan plan, Predicate<Parameters> nearEnough, Parameters start) {
        if (plan.schedule().kind() != Schedule.Kind.CONSTANT) {
            return Optional.empty();
        }
        RemainingError distance = OptimumDistance.exactGradients(terrain.optimum());
        Judge judge = new Judge(new Trainer(plan, distance, nearEnough, () -> true), start);
        return Recurrence.of(plan.optimizer())
                .flatMap(recurrence -> Modes.of(
                                terrain.hessian(),
                                terrain.inverse(),
                                plan.rates().toArray())
                        .map(modes -> new ClosedForm(terrain, plan, recurrence, modes, judge)));
    }

    /** Epochs for one more decimal digit in the long run; NaN where the errors do not shrink. */
    double epochsPerDigit() {
        double gain = Double.POSITIVE_INFINITY;
        for (double h : modes.curvatures()) {
            gain = Math.min(gain, recurrence.gain(h));
        }
        return gain > 0 ? StrictMath.log(10) / -StrictMath.log1p(-gain) : Double.NaN;
    }

    /** Epochs until the descent stops, or empty where that is beyond all patience. */
    OptionalLong epochs() {
        // Rates above 1 / curvature make an error change its sign in each epoch: even and odd epochs go their own ways.
        long even = firstOf(0);
        long odd = firstOf(1);
        long first = Math.min(even, odd);
        return first >= MOST_EPOCHS ? OptionalLong.empty() : OptionalLong.of(first);
    }

    private long firstOf(int parity) {
        if (hasArrived(parity)) {
            return parity;
        }
        long after = 1;
        while (!hasArrived(2 * after + parity)) {
            after *= 2;
            if (after >= MOST_EPOCHS / 2) {
                return MOST_EPOCHS;
            }
        }
        long before = after / 2;
        while (after - before > 1) {
            long middle = (before + after) / 2;
            if (hasArrived(2 * middle + parity)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return 2 * after + parity;
    }

    private boolean hasArrived(long epochs) {
        double[] left = parts.clone();
        double[] curvatures = modes.curvatures();
        for (int m = 0; m < left.length; m++) {
            left[m] *= recurrence.factor(curvatures[m], epochs);
        }
        Parameters at = terrain.optimum().plus(modes.error(left));
        if (!at.isFinite()) { // an eigenvalue that rounding put beyond the stable limit
            return false;
        }
        TrainingState there = TrainingState.startingAt(at, plan.optimizer());
        Reason reason = judge.rule()
                .train(unseen, there, EpochListener.NONE)
                .convergence()
                .reason();
        return reason == Reason.TOLERANCE || reason == Reason.STANDARD_ERROR;
    }

    /**
     * Where the descent starts and what ends it.
     *
     * @param rule of stopping
     * @param start of the descent
     */
    private record Judge(Trainer rule, Parameters start) {
        double[] error(Parameters optimum) {
            double[] error = new double[optimum.count()];
            for (int i = 0; i < error.length; i++) {
                error[i] = (start.hi(i) - optimum.hi(i)) + (start.lo(i) - optimum.lo(i));
            }
            return error;
        }
    }

    /** What the judge need not see, since it knows the minimiser. */
    private record Unseen(int parameters) implements Objective {
        @Override
        public Evaluation evaluate(Parameters at) {
            return new Evaluation(0, 0, Double.NaN, new double[parameters]);
        }
    }
}
