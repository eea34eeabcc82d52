package dev.plumbline.explain;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.List;

/** Whether rates that are stable are too small, or too large for a rule that bounds its moves. */
record RateFindings(Circumstances.Course course, Terrain terrain) {
    private static final double TIMES_SLOWER = 10;
    private static final long FEW_EPOCHS = 100;
    private static final double TIMES_TOO_LONG = 10;

    void addTo(List<Finding> found) {
        if (course.settings().rate() instanceof RateSetting.Auto) {
            return;
        }
        switch (course.plan().optimizer().kind()) {
            case GD, MOMENTUM, NESTEROV -> course.forecast().ifPresent(forecast -> addTooSmall(found, forecast));
            case ADAGRAD, RMSPROP, ADAM -> addTooLong(found);
            default -> {
                // cg and newton have no rates of their own
            }
        }
    }

    private void addTooSmall(List<Finding> found, Forecast forecast) {
        Plan plan = course.plan();
        if (forecast.ends() != Ends.CONVERGES
                || forecast.epochs() <= FEW_EPOCHS
                || plan.schedule().kind() != Schedule.Kind.CONSTANT) {
            return;
        }
        Plans plans = new Plans(terrain, course.gradients(), course.settings());
        Plan advised = plans.advised(plan.optimizer().kind());
        Forecast better = Forecasts.of("as advised", plans, advised);
        if (better.ends() != Ends.CONVERGES || forecast.epochs() <= TIMES_SLOWER * Math.max(1, better.epochs())) {
            return;
        }
        int slowest = farthestBelow(plan.rates(), advised.rates());
        double times = advised.rates().of(slowest) / plan.rates().of(slowest);
        found.add(FindingKind.RATE_TOO_SMALL.found(
                "the learning rate " + plan.rates().of(slowest) + " of "
                        + Names.quoted(plan.names().get(slowest)) + " is " + Figure.of(times)
                        + " times smaller than advised, which makes it slow: "
                        + plan.optimizer().kind().id() + " takes " + EpochsText.epochs(forecast.epochs())
                        + " instead of " + EpochsText.number(better.epochs()),
                "--learning-rate auto"));
    }

    private static int farthestBelow(LearningRates rates, LearningRates advised) {
        int farthest = 0;
        for (int i = 1; i < rates.count(); i++) {
            boolean farther = advised.of(i) / rates.of(i) > advised.of(farthest) / rates.of(farthest);
            farthest = farther ? i : farthest;
        }
        return farthest;
    }

    /** The rates of adaptive rules are the lengths of their first moves. */
    private void addTooLong(List<Finding> found) {
        Plan plan = course.plan();
        double[] scales = plan.magnitudes().scales();
        int longest = 0;
        for (int i = 1; i < scales.length; i++) {
            longest = plan.rates().of(i) / scales[i] > plan.rates().of(longest) / scales[longest] ? i : longest;
        }
        double times = plan.rates().of(longest) / scales[longest];
        if (times > TIMES_TOO_LONG) {
            found.add(FindingKind.RATE_TOO_LARGE.found(
                    "the first move of " + plan.optimizer().kind().id() + " takes "
                            + Names.quoted(plan.names().get(longest)) + " as far as its learning rate, "
                            + plan.rates().of(longest) + ": " + Figure.of(times)
                            + " times what it would be if it alone explained the label",
                    "--learning-rate auto"));
        }
    }
}
