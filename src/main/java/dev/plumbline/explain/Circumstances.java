package dev.plumbline.explain;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.Forecast;
import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What findings are made from.
 *
 * @param table what is known of the columns
 * @param course how they are descended
 * @param statistics of the fit, where there are any yet
 */
public record Circumstances(Table table, Course course, Optional<FitStatistics> statistics) {

    /**
     * The columns.
     *
     * @param columns features of the model in order, then the label
     * @param unusable features that cannot have a slope
     * @param dropped whether these were left out; else a run over them is refused
     * @param terrains of the other features; empty above the moments' limit
     */
    public record Table(
            List<ColumnProfile> columns, List<UnusableColumn> unusable, boolean dropped, Optional<Terrains> terrains) {
        public Table {
            columns = List.copyOf(columns);
            unusable = List.copyOf(unusable);
        }
    }

    /**
     * The descent.
     *
     * @param settings as the user gave them
     * @param plan that is run, after any backing off
     * @param gradients of the run
     * @param forecast of the plan; empty above the moments' limit
     * @param halvings of the rates by {@code --back-off}
     */
    public record Course(
            DescentSettings settings, Plan plan, Gradients gradients, Optional<Forecast> forecast, int halvings) {}
}
