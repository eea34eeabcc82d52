package dev.plumbline.story;

import dev.plumbline.explain.AutoOptimizer;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.ColumnProfiles;
import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Findings;
import dev.plumbline.explain.Forecasts;
import dev.plumbline.explain.Gradients;
import dev.plumbline.explain.Landscape;
import dev.plumbline.explain.LeastSquares;
import dev.plumbline.explain.Plans;
import dev.plumbline.explain.Terrains;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.RowAccount;
import dev.plumbline.report.ExplanationText;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.OptimizerKind;
import dev.plumbline.train.RateSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What {@code explain} prints of the first descent. */
final class Foretold {
    private static final double TOLERANCE = 1e-14;

    private final Points points;

    Foretold(Points points) {
        this.points = points;
    }

    /** From the forecasts on: what stands before them is in the page already. */
    String text() {
        String all = ExplanationText.render(explanation());
        return all.substring(all.indexOf("forecast: "));
    }

    private Explanation explanation() {
        LeastSquares exact = LeastSquares.of(points.moments(), true);
        Terrains terrains = Terrains.of(points.moments(), List.of("x"), exact);
        Plans plans = new Plans(terrains.raw(), Gradients.BY_ROWS, first());
        AutoOptimizer.Choice choice = AutoOptimizer.choose(plans);
        List<Forecast> considered = choice.considered();
        List<ColumnProfile> columns = ColumnProfiles.of(List.of("x", "y"), points.moments(), Map.of("x", 0L, "y", 0L));
        Circumstances.Table table = new Circumstances.Table(columns, List.of(), false, Optional.of(terrains));
        Circumstances.Course course = new Circumstances.Course(
                first(),
                plans.of(choice.kind()),
                plans.gradients(),
                Optional.of(considered.get(considered.size() - 1)),
                0);
        return new Explanation(
                new RowAccount(Points.COUNT, Points.COUNT, 0, 0, Map.of()),
                columns,
                List.of(Landscape.of(terrains.raw()), Landscape.of(terrains.standardized())),
                Forecasts.all(terrains, plans, choice.kind()),
                choice.why(),
                Findings.of(new Circumstances(table, course, Optional.empty())));
    }

    private static DescentSettings first() {
        return new DescentSettings(
                OptimizerKind.GD,
                new RateSetting.Uniform(Ways.ONE_RATE),
                Optional.empty(),
                Story.EPOCHS,
                TOLERANCE,
                0,
                Optional.empty(),
                false,
                OptionalDouble.empty(),
                false);
    }
}
