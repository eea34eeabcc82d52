package dev.plumbline.explain;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Forecast;
import dev.plumbline.model.RowAccount;
import java.util.List;

/**
 * All that {@code explain} says of a table, before any epoch.
 *
 * @param rows every row, used or rejected
 * @param columns features in model order, then the label; unusable ones too
 * @param landscapes raw, then standardized; of the usable features, empty where too many columns were there to take
 *     their products
 * @param forecasts one rate, a rate for each parameter, standardized, the chosen settings, then each optimizer
 * @param chosen which optimizer {@code auto} takes, or the one that was chosen, and why, in one sentence
 * @param findings in the order of their ids
 */
public record Explanation(
        RowAccount rows,
        List<ColumnProfile> columns,
        List<Landscape> landscapes,
        List<Forecast> forecasts,
        String chosen,
        List<Finding> findings) {

    public Explanation {
        columns = List.copyOf(columns);
        landscapes = List.copyOf(landscapes);
        forecasts = List.copyOf(forecasts);
        findings = List.copyOf(findings);
    }
}
