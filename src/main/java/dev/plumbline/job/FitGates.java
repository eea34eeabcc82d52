package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;
import java.util.stream.DoubleStream;

/** The gates that look at nothing but the fit itself: every number is finite, and the descent converged. */
final class FitGates {
    static final String FINITE = "finite";
    static final String CONVERGED = "converged";

    private FitGates() {}

    static Verdict finite(FittedModel fitted) {
        LinearModel line = fitted.line();
        Metrics metrics = fitted.metrics();
        long infinite = DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(line.slopes()), DoubleStream.of(line.centre())),
                        DoubleStream.of(line.intercept(), line.interceptAtCentre(), metrics.mse(), metrics.rmse()))
                .filter(value -> !Double.isFinite(value))
                .count();
        return infinite == 0
                ? new Verdict(FINITE, 0, 0, Result.PASSED, "", "")
                : new Verdict(
                        FINITE,
                        infinite,
                        0,
                        Result.REFUSED,
                        "",
                        "a parameter or its error is beyond the range of numbers; scale the columns down");
    }

    static Verdict converged(Convergence convergence, TrainSettings.Gates.Standing standing) {
        if (convergence.converged()) {
            return verdict(convergence, Result.PASSED, "");
        }
        // Who asks for --patience asks for the best held-out model, which lies before the optimum.
        if (convergence.reason() == Convergence.Reason.PATIENCE) {
            return verdict(convergence, Result.PASSED, "stopped before the optimum, as --patience asks");
        }
        if (standing == TrainSettings.Gates.Standing.ALLOW_UNCONVERGED) {
            return verdict(convergence, Result.PASSED_OVER, "not converged, which --allow-unconverged allows");
        }
        return verdict(
                convergence,
                Result.REFUSED,
                "not converged after " + convergence.epochs() + " epochs (stopped by "
                        + convergence.reason().id()
                        + "); give more --epochs, another --optimizer, a larger --tolerance, or --allow-unconverged to"
                        + " publish it as it is");
    }

    private static Verdict verdict(Convergence convergence, Result result, String note) {
        return new Verdict(CONVERGED, convergence.epochs(), Double.NaN, result, "", note);
    }
}
