package dev.plumbline.train;

/**
 * Where a {@link Schedule} stands: the factor that multiplies every learning rate, and what plateau remembers. The
 * factor of epoch e (the first is 0), with the schedule's decay d and period n:
 *
 * <ul>
 *   <li>constant: 1
 *   <li>step: d^floor(e / n)
 *   <li>exponential: d^e
 *   <li>inverse: 1 / (1 + d e)
 *   <li>cosine: (1 + cos(pi e / epochs)) / 2, of the planned epochs (Loshchilov, Hutter, arXiv:1608.03983, no restart)
 *   <li>plateau: times d whenever n epochs have passed without an objective below the best so far. Any lower objective
 *       counts: near the optimum the objective improves by the square of what the parameters improve, so a relative
 *       threshold would freeze a descent that is still far off.
 * </ul>
 *
 * Powers are carried by multiplication, so a resumed run has them to the bit.
 *
 * @param factor in (0, 1]; 0 only where it underflows
 * @param best lowest objective that plateau has seen
 * @param epochsSince epochs since then, or since the last change of the factor
 */
public record ScheduleState(double factor, double best, int epochsSince) {
    /** Before the first epoch. */
    public static ScheduleState initial() {
        return new ScheduleState(1, Double.POSITIVE_INFINITY, 0);
    }

    /**
     * The state that holds the factor for {@code epoch}.
     *
     * @param schedule its shape
     * @param epoch epochs done before this one
     * @param epochs planned in all
     * @param objective at the point from which this epoch steps
     */
    ScheduleState at(Schedule schedule, long epoch, int epochs, double objective) {
        return switch (schedule.kind()) {
            case CONSTANT -> this;
            case STEP -> epoch > 0 && epoch % schedule.every() == 0 ? withFactor(factor * schedule.decay()) : this;
            case EXPONENTIAL -> epoch > 0 ? withFactor(factor * schedule.decay()) : this;
            case INVERSE -> withFactor(1 / (1 + schedule.decay() * epoch));
            case COSINE -> withFactor((1 + StrictMath.cos(Math.PI * epoch / epochs)) / 2);
            case PLATEAU -> plateau(schedule, objective);
        };
    }

    private ScheduleState withFactor(double newFactor) {
        return new ScheduleState(newFactor, best, epochsSince);
    }

    private ScheduleState plateau(Schedule schedule, double objective) {
        if (objective < best) {
            return new ScheduleState(factor, objective, 0);
        }
        if (epochsSince + 1 >= schedule.every()) {
            return new ScheduleState(factor * schedule.decay(), best, 0);
        }
        return new ScheduleState(factor, best, epochsSince + 1);
    }
}
