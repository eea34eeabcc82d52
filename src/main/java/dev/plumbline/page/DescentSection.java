package dev.plumbline.page;

import dev.plumbline.model.Charts;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.HistoryLine;
import dev.plumbline.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the descent went. */
final class DescentSection {
    private DescentSection() {}

    static Html of(RunPage run, Album album) {
        List<HistoryLine> history = run.history();
        if (history.isEmpty()) {
            return Html.NONE;
        }
        List<Chart> charts = new ArrayList<>();
        Optional<Charts.Descent> descent = run.charts()
                .flatMap(Charts::descent)
                .filter(end -> end.coefficients().length == history.get(0).coefficients().length);
        boolean intercept = run.fitted()
                .map(model -> model.line().hasIntercept())
                .orElse(history.stream().anyMatch(line -> line.intercept() != 0));
        charts.add(LossChart.of(history, descent));
        descent.ifPresent(end -> ways(run, end, charts));
        charts.add(RatesChart.of(history, intercept));
        Html unknown = descent.isEmpty()
                ? Html.of("p", "Where the descent was going to is not known, so the way to it is not drawn.")
                : Html.NONE;
        return Html.join(album.of(charts), unknown);
    }

    private static void ways(RunPage run, Charts.Descent descent, List<Chart> charts) {
        if (run.fitted().isEmpty()) {
            return;
        }
        FittedModel model = run.fitted().get();
        boolean zero = run.provenance().flatMap(Provenance::startedFrom).isEmpty()
                && model.provenance().startedFrom().isEmpty();
        HistoryLine first = run.history().get(0);
        List<Journey> ways = Journey.all(model.line().features(), descent, new Journey.Start(zero, first, model));
        charts.add(ArrivalChart.of(run.history(), ways));
        charts.addAll(ValleyCharts.of(model, descent, run.history(), ways));
    }
}
