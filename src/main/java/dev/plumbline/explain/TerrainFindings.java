package dev.plumbline.explain;

import dev.plumbline.model.Finding;
import dev.plumbline.train.LearningRates;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.Plan;
import dev.plumbline.train.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What the shape of the objective tells of the columns. */
record TerrainFindings(Terrains terrains, Circumstances.Course course) {
    private static final double TIMES_SLOWER = 10;
    private static final long FEW_EPOCHS = 100;
    private static final double FAR_FROM_ZERO = 0.5;
    private static final double BAD_CONDITION = 1e6;
    private static final double LARGE_VIF = 10;
    private static final double UNCERTAIN = 1e3;
    private static final int MOST_NAMED = 3;

    List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        addOriginalUnits(found);
        addDependence(found);
        addFarAway(found);
        return found;
    }

    private void addOriginalUnits(List<Finding> found) {
        Terrain raw = terrains.raw();
        double best = raw.curvature().bestSingleRate();
        OptionalLong one = epochs(raw, LearningRates.uniform(best, raw.names().size()));
        OptionalLong own = epochs(raw, advised(raw));
        OptionalLong standardized = epochs(terrains.standardized(), advised(terrains.standardized()));
        if (standardized.isEmpty()
                || one.isPresent()
                        && one.getAsLong() <= Math.max(FEW_EPOCHS, TIMES_SLOWER * standardized.getAsLong())) {
            return;
        }
        found.add(FindingKind.ORIGINAL_UNITS_ARE_SLOW.found(
                cause() + ": in original units gradient descent takes " + text(one)
                        + " with one rate for all parameters and " + text(own) + " with a rate for each, standardized "
                        + text(standardized),
                course.settings().standardize() ? "" : "--standardize"));
    }

    private static LearningRates advised(Terrain terrain) {
        return AdvisedDescent.advise(OptimizerKind.GD, terrain).rates();
    }

    private OptionalLong epochs(Terrain terrain, LearningRates rates) {
        Plan plan = new Plan(
                terrain.names(),
                AdvisedDescent.advise(OptimizerKind.GD, terrain).optimizer(),
                rates,
                Schedule.CONSTANT,
                course.plan().epochs(),
                Forecasts.tolerance(course.plan()),
                0,
                course.gradients().magnitudes(terrain.coordinates(), terrain.training()));
        // No closed form: the condition is beyond the range of double, and so are the epochs.
        return ClosedForm.of(terrain, plan, at -> false).map(ClosedForm::epochs).orElse(OptionalLong.empty());
    }

    private static String text(OptionalLong epochs) {
        return epochs.isPresent() ? EpochsText.epochs(epochs.getAsLong()) : "over 1e18 epochs";
    }

    /** A feature that lies far from 0 ties the intercept to its slope; else it is the sizes that differ. */
    private String cause() {
        Terrain raw = terrains.raw();
        int farthest = 0;
        double[] offsets = new double[raw.coordinates().features()];
        for (int j = 0; j < offsets.length; j++) {
            double mean = raw.training().mean(j);
            double squares =
                    raw.training().centredProduct(j, j) / raw.training().weight();
            offsets[j] = Math.abs(mean) / Math.sqrt(squares);
            farthest = offsets[j] > offsets[farthest] ? j : farthest;
        }
        if (raw.coordinates().hasIntercept() && offsets[farthest] > FAR_FROM_ZERO) {
            return Names.quoted(raw.names().get(farthest)) + " lies " + Figure.of(offsets[farthest])
                    + " standard deviations from 0, which ties the intercept to its slope";
        }
        double[] diagonal = raw.curvature().diagonal();
        int steepest = extreme(diagonal, 1);
        int flattest = extreme(diagonal, -1);
        return "the columns of " + column(raw, steepest) + " and " + column(raw, flattest)
                + " differ in size by a factor of "
                + Figure.of(Math.sqrt(diagonal[steepest]) / Math.sqrt(diagonal[flattest]));
    }

    private static String column(Terrain terrain, int parameter) {
        return parameter < terrain.coordinates().features()
                ? Names.quoted(terrain.names().get(parameter))
                : "the intercept (all 1)";
    }

    private static int extreme(double[] values, int sign) {
        int extreme = 0;
        for (int i = 1; i < values.length; i++) {
            extreme = sign * values[i] > sign * values[extreme] ? i : extreme;
        }
        return extreme;
    }

    private void addDependence(List<Finding> found) {
        Terrain standardized = terrains.standardized();
        double condition = standardized.curvature().condition();
        double[] inflation = inflation(standardized);
        List<Integer> worst = IntStream.range(0, inflation.length)
                .filter(j -> inflation[j] > LARGE_VIF)
                .boxed()
                .sorted((a, b) -> Double.compare(inflation[b], inflation[a]))
                .limit(MOST_NAMED)
                .toList();
        if (worst.isEmpty()) {
            return;
        }
        List<String> names = worst.stream()
                .map(j -> Names.quoted(standardized.names().get(j)) + " (VIF " + Figure.of(inflation[j]) + ")")
                .toList();
        String remedy = "--features without "
                + Names.quoted(standardized.names().get(worst.get(0))) + ", if you can do without it";
        if (condition > BAD_CONDITION) {
            found.add(FindingKind.BADLY_CONDITIONED.found(
                    "the features nearly depend on each other, most of all " + Enumeration.of(names)
                            + ": at a standardized condition number of " + Figure.of(condition)
                            + " their slopes have about " + Math.round(StrictMath.log10(condition) / 2)
                            + " digits fewer than the values",
                    remedy));
        } else {
            found.add(FindingKind.NEARLY_COLLINEAR.found(
                    "other features explain most of " + Enumeration.of(names)
                            + ", which makes the variance of the slope that many times larger",
                    remedy));
        }
    }

    /** Variance inflation factors of the slopes: diagonal of the inverse of the correlation matrix. */
    private static double[] inflation(Terrain standardized) {
        double[] inflation = new double[standardized.coordinates().features()];
        for (int j = 0; j < inflation.length; j++) {
            inflation[j] = standardized.inverse()[j][j] * standardized.hessian()[j][j];
        }
        return inflation;
    }

    private void addFarAway(List<Finding> found) {
        Terrain raw = terrains.raw();
        int last = raw.names().size() - 1;
        double times = Math.sqrt(raw.inverse()[last][last]);
        if (raw.coordinates().hasIntercept() && times > UNCERTAIN) {
            found.add(FindingKind.INTERCEPT_FAR_AWAY.found(
                    "the data lie far from where all features are 0: the intercept is " + Figure.of(times)
                            + " times less certain than the prediction at the centre of the data",
                    ""));
        }
    }
}
