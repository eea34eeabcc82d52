package dev.plumbline.report;

import dev.plumbline.model.FitStatistics;

/** The figures of a fit as a whole, as sentences. */
final class FitText {
    private FitText() {}

    static String spread(FitStatistics fit) {
        return "residual sd " + Figures.of(fit.residualSd()) + " on " + degrees(fit.degreesOfFreedom()) + "; R2 "
                + Figures.share(fit.r2()) + ", adjusted R2 " + Figures.share(fit.adjustedR2());
    }

    static String test(FitStatistics fit) {
        FitStatistics.FTest f = fit.f();
        return "F " + Figures.some(f.statistic()) + " on " + f.numerator() + " and " + degrees(f.denominator()) + ", p "
                + Figures.probability(f.pValue(), f.log10P());
    }

    static String likelihood(FitStatistics fit) {
        return "log likelihood " + Figures.of(fit.logLikelihood()) + ", AIC " + Figures.of(fit.aic()) + ", BIC "
                + Figures.of(fit.bic());
    }

    static String condition(FitStatistics fit) {
        return "condition number " + Figures.some(fit.condition().raw()) + " of the columns as they are, "
                + Figures.some(fit.condition().standardized()) + " centred and scaled";
    }

    private static String degrees(long count) {
        return count + (count == 1 ? " degree of freedom" : " degrees of freedom");
    }
}
