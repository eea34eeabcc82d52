package dev.plumbline.job;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;
import dev.plumbline.page.RunPage.Night;
import dev.plumbline.page.RunPage.Term;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Published versions as a page shows them side by side. */
final class NightTrend {
    /** As many as a history tells in full. */
    private static final int MOST_SLOPES = 100;

    private NightTrend() {}

    /** Of many features the first ones are told. */
    static List<Night> of(List<StoredModel> versions, Optional<ModelVersion> current) {
        return versions.stream()
                .map(stored -> night(stored, current.equals(Optional.of(stored.version()))))
                .toList();
    }

    private static Night night(StoredModel stored, boolean current) {
        FittedModel model = stored.model();
        return new Night(
                stored.version().toString(),
                current,
                model.rows().used(),
                model.metrics().rmse(),
                terms(model));
    }

    private static List<Term> terms(FittedModel model) {
        LinearModel line = model.line();
        List<Term> terms = new ArrayList<>();
        int slopes = line.features().size();
        for (int j = 0; j < Math.min(slopes, MOST_SLOPES); j++) {
            terms.add(term(line.features().get(j), line.slopes()[j], statistics(model, j)));
        }
        if (line.hasIntercept()) {
            terms.add(term("intercept", line.intercept(), statistics(model, slopes)));
        }
        return terms;
    }

    private static Optional<TermStatistics> statistics(FittedModel model, int term) {
        return model.statistics()
                .map(FitStatistics::terms)
                .filter(terms -> term < terms.size())
                .map(terms -> terms.get(term));
    }

    private static Term term(String name, double estimate, Optional<TermStatistics> statistics) {
        return new Term(
                name,
                estimate,
                statistics.map(TermStatistics::confLow).orElse(Double.NaN),
                statistics.map(TermStatistics::confHigh).orElse(Double.NaN));
    }
}
