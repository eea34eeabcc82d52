package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.page.Html.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data with the line, and what the line leaves over. */
final class FitSection {
    private static final int MOST_FEATURES = 24;

    private FitSection() {}

    static Html of(FittedModel model, Optional<Charts> charts, Album album) {
        List<Charts.Feature> densities = charts.map(Charts::densities).orElse(List.of()).stream()
                .limit(MOST_FEATURES)
                .toList();
        List<Chart> features = DensityCharts.of(model, densities);
        return Html.join(
                features.isEmpty() ? Html.of("p", "No picture of the data was kept.") : intro(model, features.size()),
                album.of(features),
                Html.join(residuals(charts, album)));
    }

    private static Html intro(FittedModel model, int drawn) {
        int all = model.line().features().size();
        String cells = "The colour of a cell tells how many rows lie in it, in powers of ten. No single row is drawn.";
        if (all == 1) {
            return Html.of("p", cells);
        }
        String some = drawn < all ? " The first " + drawn + " of " + all + " features are drawn." : "";
        return Html.of(
                "p",
                cells + " The line is drawn with the other features at their centre, so it need not follow the cloud."
                        + some);
    }

    private static List<Html> residuals(Optional<Charts> charts, Album album) {
        Optional<Charts.Residuals> residuals = charts.flatMap(Charts::residuals);
        if (residuals.isEmpty()) {
            return List.of(Html.of(
                    "p", "Residuals were not drawn: no pass over the rows was made for them (--residuals makes one)."));
        }
        List<Chart> pictures = new ArrayList<>();
        pictures.add(ResidualChart.of(residuals.get().byPrediction()));
        pictures.addAll(NormalCharts.of(residuals.get().all()));
        return List.of(new Tag("h3").with("class", "quiet").of("What the line leaves over"), album.of(pictures));
    }
}
