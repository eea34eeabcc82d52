package dev.plumbline.engine;

import dev.plumbline.model.Charts;
import dev.plumbline.model.Histogram;
import dev.plumbline.summation.DyadicCounts;
import dev.plumbline.summation.DyadicGrids;
import java.io.Serializable;
import java.util.Optional;

/** Residuals of a line in bins: against the prediction, and by themselves in narrower ones. Mergeable. */
final class ResidualCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final DyadicGrids byPrediction = new DyadicGrids(1);
    private final DyadicCounts all = new DyadicCounts();

    /** Bytes on the wire, for planning. */
    static long wireBytes() {
        return DyadicGrids.wireBytes(1) + DyadicCounts.wireBytes();
    }

    void add(double[] prediction, double[] residual, int rows) {
        byPrediction.add(new double[][] {prediction}, residual, rows);
        all.add(residual, rows);
    }

    void merge(ResidualCounts other) {
        byPrediction.merge(other.byPrediction);
        all.merge(other.all);
    }

    /** Empty where a prediction or a residual is not finite. */
    Optional<Charts.Residuals> residuals() {
        if (!byPrediction.isFinite() || !all.isFinite()) {
            return Optional.empty();
        }
        Histogram histogram = new Histogram(all.axis().from(), all.axis().width(), all.counts());
        return Optional.of(new Charts.Residuals(Pictures.density(byPrediction, 0), histogram));
    }
}
