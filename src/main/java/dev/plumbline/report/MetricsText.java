package dev.plumbline.report;

import dev.plumbline.model.Metrics;

/** The errors of a model, as a phrase. */
final class MetricsText {
    private MetricsText() {}

    static String of(Metrics metrics) {
        String mae = Double.isNaN(metrics.mae()) ? "" : ", mae " + Figures.of(metrics.mae());
        return "mse " + Figures.of(metrics.mse()) + ", rmse " + Figures.of(metrics.rmse()) + mae + ", r2 "
                + Figures.share(metrics.r2());
    }
}
