package dev.plumbline.page;

import dev.plumbline.model.FitStatistics;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.TermStatistics;

/** The fitted line along one feature, the others at their centre, and how sure it is there. */
final class Ray {
    private final LinearModel line;
    private final int feature;
    private final double[][] covariance;
    private final double quantile;

    Ray(FittedModel model, int feature) {
        this.line = model.line();
        this.feature = feature;
        this.covariance = model.statistics().flatMap(FitStatistics::covariance).orElse(new double[0][]);
        this.quantile = model.statistics().map(Ray::quantile).orElse(Double.NaN);
    }

    /** What standard errors are multiplied by in the intervals of this fit: the quantile of t. */
    private static double quantile(FitStatistics fit) {
        for (TermStatistics term : fit.terms()) {
            double quantile = (term.confHigh() - term.confLow()) / (2 * term.stdError());
            if (quantile > 0 && quantile < Double.POSITIVE_INFINITY) {
                return quantile;
            }
        }
        return Double.NaN;
    }

    String feature() {
        return Names.brief(line.features().get(feature));
    }

    String label() {
        return Names.brief(line.label());
    }

    double slope() {
        return line.slopes()[feature];
    }

    double at(double x) {
        return line.interceptAtCentre() + slope() * (x - line.centre()[feature]);
    }

    boolean hasBand() {
        return covariance.length > feature && quantile > 0;
    }

    /** sqrt(var(prediction at the centre) + 2 dx cov(slope, that) + dx^2 var(slope)), times the quantile. */
    double halfBand(double x) {
        double away = x - line.centre()[feature];
        double variance = away * away * covariance[feature][feature];
        int centre = line.features().size();
        if (line.hasIntercept() && covariance.length > centre) {
            variance += covariance[centre][centre] + 2 * away * covariance[centre][feature];
        }
        return quantile * Math.sqrt(Math.max(0, variance));
    }
}
