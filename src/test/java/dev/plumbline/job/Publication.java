package dev.plumbline.job;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import dev.plumbline.report.TermsCsv;
import dev.plumbline.store.Candidate;
import dev.plumbline.store.Claim;
import dev.plumbline.store.ModelStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Publishes lines that nobody trained. */
final class Publication {
    private Publication() {}

    static void of(LinearModel line, Path models, String name, LocalDate asOf, String run) {
        of(fitted(line, List.of()), models, name, asOf, run);
    }

    /** Where a line is published. */
    record Place(Path models, String name, LocalDate asOf, String run) {}

    /** @param profile of the features, in model order, then of the label; or nothing */
    static void of(LinearModel line, Optional<FitStatistics> statistics, List<ColumnProfile> profile, Place place) {
        of(fitted(line, statistics, profile), place.models(), place.name(), place.asOf(), place.run());
    }

    static void of(FittedModel fitted, Path models, String name, LocalDate asOf, String run) {
        ModelStore store = ModelStore.at(models.toString(), new Configuration());
        ModelName model = new ModelName(name);
        Claim claim = store.claim(model, asOf, run);
        store.run(model, run).history(fitted.line().features()).close();
        store.publish(claim, new Candidate(fitted, TermsCsv.of(fitted)));
    }

    /** @param profile what the columns looked like, the label last */
    static FittedModel fitted(LinearModel line, List<ColumnProfile> profile) {
        return fitted(line, Optional.empty(), profile);
    }

    private static FittedModel fitted(
            LinearModel line, Optional<FitStatistics> statistics, List<ColumnProfile> profile) {
        return new FittedModel(
                line,
                "squared",
                new RowAccount(100, 98, 2, 0, Map.of("missing", 2L)),
                new Metrics(4, 2, 1.5, 0.75),
                Optional.empty(),
                new Convergence(5, Convergence.Reason.TOLERANCE, true),
                Map.of(),
                statistics,
                List.of(),
                profile,
                new Provenance(
                        List.of(new Provenance.Input("file:/data/in.csv", 1234, 0)),
                        Map.of("label", "y"),
                        Map.of("java", "17")));
    }
}
