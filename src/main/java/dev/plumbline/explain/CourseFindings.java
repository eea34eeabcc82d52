package dev.plumbline.explain;

import dev.plumbline.explain.Stability.Excess;
import dev.plumbline.model.CoordinateSystem;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Plan;
import dev.plumbline.train.RateSetting;
import dev.plumbline.train.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said of the descent that was chosen. */
final class CourseFindings {
    private static final int FEWEST_DIGITS = 10;

    private final Circumstances circumstances;
    private final Circumstances.Course course;
    private final Plan plan;
    private final OptimizerKind kind;
    private final List<Finding> found = new ArrayList<>();

    CourseFindings(Circumstances circumstances) {
        this.circumstances = circumstances;
        this.course = circumstances.course();
        this.plan = course.plan();
        this.kind = plan.optimizer().kind();
    }

    List<Finding> all() {
        addTooManyFeatures();
        course.forecast().ifPresent(this::addTooFewEpochs);
        Optional<Terrain> terrain = circumstances.table().terrains().map(terrains -> terrains.in(coordinates()));
        terrain.ifPresent(this::addRates);
        terrain.ifPresent(this::addRoundingFloor);
        addDoesNotSettle();
        addBackedOff();
        return found;
    }

    private CoordinateSystem coordinates() {
        return course.settings().standardize() ? CoordinateSystem.STANDARDIZED : CoordinateSystem.RAW;
    }

    private void addTooManyFeatures() {
        int features = circumstances.table().columns().size() - 1;
        if (circumstances.table().terrains().isEmpty()) {
            found.add(FindingKind.TOO_MANY_FEATURES.found(
                    EpochsText.number(features)
                            + " features are more than the moments of which are taken, so there are no"
                            + " statistics, no forecasts, no cg and no newton",
                    "--moments-limit " + features));
        }
    }

    private void addTooFewEpochs(Forecast forecast) {
        boolean inTime = forecast.ends() == Ends.CONVERGES && forecast.epochs() <= plan.epochs();
        if (inTime || forecast.ends() == Ends.DIVERGES) {
            return;
        }
        boolean enough = forecast.ends() == Ends.CONVERGES && forecast.epochs() <= DescentSettings.MOST_EPOCHS;
        String more = enough ? ", or --epochs " + forecast.epochs() : "";
        boolean named = course.settings().optimizer() != OptimizerKind.AUTO;
        found.add(FindingKind.TOO_FEW_EPOCHS.found(
                kind.id() + " is forecast to need " + EpochsText.needed(forecast) + " and "
                        + EpochsText.number(plan.epochs()) + " are allowed",
                (named ? "--optimizer auto" : "--learning-rate auto without --schedule") + more));
    }

    private void addRates(Terrain terrain) {
        Excess excess = Stability.excess(plan, terrain.hessian());
        if (excess.isAbove()) {
            addTooLarge(excess);
        } else {
            new RateFindings(course, terrain).addTo(found);
        }
    }

    private void addTooLarge(Excess excess) {
        found.add(FindingKind.RATE_TOO_LARGE.found(
                "the learning rate " + excess.rate() + " of "
                        + Names.quoted(plan.names().get(excess.parameter()))
                        + " is above the stable limit of " + kind.id() + " on these data, " + excess.stable()
                        + " at the proportions given",
                "--learning-rate auto"));
    }

    private void addRoundingFloor(Terrain terrain) {
        RoundingFloor floor = RoundingFloor.of(terrain, course.gradients());
        if (kind != OptimizerKind.NEWTON && floor.digits() < FEWEST_DIGITS) {
            found.add(FindingKind.ROUNDING_FLOOR.found(
                    "by rows the rounding of gradients leaves " + floor.worst() + " no more than " + floor.digits()
                            + " digits",
                    "--optimizer newton, or --engine moments"));
        }
    }

    private void addDoesNotSettle() {
        boolean restless = kind == OptimizerKind.RMSPROP || kind == OptimizerKind.ADAM;
        boolean converges = course.forecast()
                .map(forecast -> forecast.ends() == Ends.CONVERGES)
                .orElse(false);
        if (restless && !converges && plan.schedule().kind() == Schedule.Kind.CONSTANT) {
            found.add(FindingKind.DOES_NOT_SETTLE.found(
                    kind.id()
                            + " at a constant rate need not settle: near the optimum its moves can stay as long as its"
                            + " rate",
                    "--schedule cosine"));
        }
    }

    private void addBackedOff() {
        if (course.halvings() > 0) {
            found.add(FindingKind.BACKED_OFF.found(
                    "the learning rates were above the stable limit and were halved "
                            + (course.halvings() == 1 ? "once" : course.halvings() + " times"),
                    course.settings().rate() instanceof RateSetting.Auto ? "" : "--learning-rate auto"));
        }
    }
}
