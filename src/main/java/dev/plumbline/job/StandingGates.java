package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Refusal;
import java.util.Arrays;

/** The gates that stand before every publication: the model is finite, and the descent converged. */
final class StandingGates {
    private StandingGates() {}

    /** @throws Refusal 81 for a model that is not finite, 75 for a descent cut short by its deadline, 82 for one that is not converged, where that gate is on */
    static void check(TrainSettings.Gates gates, FittedModel fitted) {
        if (!isFinite(fitted)) {
            throw new Refusal(
                    ExitCode.DIVERGED,
                    "Cannot publish the model: a parameter or its error is beyond the range of numbers;"
                            + " scale the columns down");
        }
        Convergence convergence = fitted.convergence();
        if (gates == TrainSettings.Gates.ALL
                && convergence.reason() == Convergence.Reason.DEADLINE
                && !convergence.converged()) {
            throw new Refusal(
                    ExitCode.TEMPORARY,
                    "Cannot publish the model: the --deadline was over after " + convergence.epochs()
                            + " epochs, before the descent converged; allow more time, or give a larger --tolerance or"
                            + " --allow-unconverged");
        }
        // Who asks for --patience asks for the best held-out model, which lies before the optimum.
        boolean asAsked = convergence.converged() || convergence.reason() == Convergence.Reason.PATIENCE;
        if (gates == TrainSettings.Gates.ALL && !asAsked) {
            throw new Refusal(
                    ExitCode.NOT_CONVERGED,
                    "Cannot publish the model: not converged after " + convergence.epochs() + " epochs (stopped by "
                            + convergence.reason().id() + "); give more --epochs, another --optimizer,"
                            + " a larger --tolerance, or --allow-unconverged to publish it as it is");
        }
    }

    private static boolean isFinite(FittedModel fitted) {
        LinearModel line = fitted.line();
        return Arrays.stream(line.slopes()).allMatch(Double::isFinite)
                && Double.isFinite(line.intercept())
                && Double.isFinite(line.interceptAtCentre())
                && Double.isFinite(fitted.metrics().mse());
    }
}
