package dev.plumbline.job;

import dev.plumbline.engine.ReadTable;
import dev.plumbline.explain.Inference;
import dev.plumbline.explain.LeastSquares;
import dev.plumbline.explain.OptimisationError;
import dev.plumbline.explain.Terrains;
import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.LinearModel;
import dev.plumbline.source.Columns;
import dev.plumbline.summation.ExactMoments;
import dev.plumbline.train.Coordinates;
import java.util.List;
import java.util.Optional;

/**
 * What is to be fitted, as the exact moments know it before the first epoch.
 *
 * @param columns features in model order and the label, all of them usable
 * @param intercept whether the model has one
 * @param training moments of the rows to train on
 * @param exact the exact solution; empty above the moments' limit
 * @param terrains that lead there; empty above the moments' limit
 */
record Problem(
        Columns columns,
        boolean intercept,
        ExactMoments training,
        Optional<LeastSquares> exact,
        Optional<Terrains> terrains) {
    private static final double CONFIDENCE = 0.95;

    /** The problem of a table that was read. O(features^3) in wide arithmetic. */
    static Problem of(ReadTable table, boolean intercept) {
        return of(table.source().columns(), table.training(), intercept);
    }

    static Problem of(Columns columns, ExactMoments training, boolean intercept) {
        if (training.detail() != ExactMoments.Detail.ALL_PRODUCTS) {
            return new Problem(columns, intercept, training, Optional.empty(), Optional.empty());
        }
        LeastSquares exact = LeastSquares.of(training, intercept);
        Terrains terrains = Terrains.of(training, columns.features(), exact);
        return new Problem(columns, intercept, training, Optional.of(exact), Optional.of(terrains));
    }

    /** Statistics of the fit, with this line for its estimates; empty above the moments' limit. */
    Optional<FitStatistics> statistics(LinearModel line) {
        return exact.map(found -> Inference.of(found, training, line, CONFIDENCE));
    }

    /** Tells distances from the exact solution in standard errors. */
    OptimisationError error(FitStatistics statistics, Coordinates coordinates) {
        return new OptimisationError(exact.orElseThrow(), statistics, coordinates);
    }

    List<String> features() {
        return columns.features();
    }
}
