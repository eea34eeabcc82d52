package dev.plumbline.job;

import dev.plumbline.engine.ReadTable;
import dev.plumbline.explain.Circumstances;
import dev.plumbline.explain.ColumnProfiles;
import dev.plumbline.explain.Explanation;
import dev.plumbline.explain.Findings;
import dev.plumbline.explain.Forecasts;
import dev.plumbline.explain.Landscape;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.Forecast;
import dev.plumbline.source.Columns;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an explanation of a table that was read. */
final class Explaining {
    private final ExplainSettings settings;
    private final ReadTable table;
    private final ScanAccount account;
    private final List<UnusableColumn> empty;

    /** @param empty features without any value, which are not in the table any more */
    Explaining(ExplainSettings settings, ReadTable table, ScanAccount account, List<UnusableColumn> empty) {
        this.settings = settings;
        this.table = table;
        this.account = account;
        this.empty = empty;
    }

    Explanation explanation() {
        Columns columns = table.source().columns();
        ExactMoments all = table.training();
        List<UnusableColumn> flawed = ColumnCheck.unusable(all, columns.features(), settings.intercept());
        List<String> left = ColumnCheck.without(columns.features(), flawed);
        List<UnusableColumn> unusable = new ArrayList<>(empty);
        unusable.addAll(flawed);
        if (left.isEmpty()) {
            throw ColumnCheck.refusal(unusable, left);
        }
        int[] kept = left.stream().mapToInt(columns.features()::indexOf).toArray();
        Columns usable = new Columns(columns.label(), left, columns.weight());
        ExactMoments training = all.only(kept);
        ColumnCheck.requireRange(training, usable, settings.intercept());
        Problem problem = Problem.of(usable, training, settings.intercept());
        List<ColumnProfile> profiles = ColumnProfiles.of(columns.modelColumns(), all, account.missing());
        Circumstances.Table known = new Circumstances.Table(
                ColumnProfiles.of(usable.modelColumns(), training, account.missing()),
                unusable,
                settings.dropUnusable(),
                problem.terrains());
        return problem.terrains().isEmpty() ? unforeseen(problem, known, profiles) : foreseen(problem, known, profiles);
    }

    private Explanation foreseen(Problem problem, Circumstances.Table known, List<ColumnProfile> profiles) {
        Planning planning =
                Planning.of(problem, settings.descent(), settings.engine().kind());
        var terrains = problem.terrains().orElseThrow();
        List<Forecast> forecasts =
                Forecasts.all(terrains, planning.plans(), planning.choice().kind());
        int halvings = settings.descent().backOff() ? planning.halvings() : 0;
        Coordinates coordinates = planning.terrain().coordinates();
        FitStatistics statistics = problem.statistics(coordinates.toModel(
                        planning.terrain().optimum(), problem.columns().label(), problem.features()))
                .orElseThrow();
        return new Explanation(
                table.rows(),
                withEmpty(profiles),
                List.of(Landscape.of(terrains.raw()), Landscape.of(terrains.standardized())),
                forecasts,
                planning.choice().why(),
                Findings.of(new Circumstances(known, planning.course(halvings), Optional.of(statistics))));
    }

    /** Above the moments' limit there is no telling but of the columns themselves. */
    private Explanation unforeseen(Problem problem, Circumstances.Table known, List<ColumnProfile> profiles) {
        Descent.Course course = BoundedPlanning.withoutRows(problem, settings.descent());
        return new Explanation(
                table.rows(),
                withEmpty(profiles),
                List.of(),
                List.of(),
                course.why(),
                Findings.of(new Circumstances(known, course.findings(), Optional.empty())));
    }

    private List<ColumnProfile> withEmpty(List<ColumnProfile> profiles) {
        List<ColumnProfile> all = new ArrayList<>();
        for (UnusableColumn column : empty) {
            all.add(new ColumnProfile(
                    column.name(), 0, account.rows().read(), Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        }
        all.addAll(profiles);
        return all;
    }
}
