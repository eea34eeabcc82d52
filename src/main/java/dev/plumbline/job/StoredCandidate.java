package dev.plumbline.job;

import dev.plumbline.engine.ScorePass;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Refusal;
import java.util.Arrays;
import java.util.Optional;

/** Whether what lies in the run's directory is what was trained, bit for bit: both are of the published form. */
final class StoredCandidate {
    private StoredCandidate() {}

    /** @throws Refusal 74 where storage gave back another line */
    static void requireSameLine(LinearModel fitted, LinearModel stored) {
        boolean same = fitted.label().equals(stored.label())
                && fitted.features().equals(stored.features())
                && fitted.hasIntercept() == stored.hasIntercept()
                && Arrays.equals(fitted.slopes(), stored.slopes())
                && Arrays.equals(fitted.centre(), stored.centre())
                && isSame(fitted.interceptAtCentre(), stored.interceptAtCentre())
                && isSame(fitted.intercept(), stored.intercept());
        if (!same) {
            throw new Refusal(
                    ExitCode.IO_ERROR,
                    "Cannot publish the model: its stored bytes say another line than was trained; intercept "
                            + stored.intercept() + " instead of " + fitted.intercept()
                            + ", so the storage cannot be relied on");
        }
    }

    /** @throws Refusal 70 where the line has other errors than when it was fitted */
    static void requireSameErrors(FittedModel fitted, ScorePass.Result again) {
        requireSame("training", Optional.of(fitted.metrics()), Optional.of(again.training()));
        requireSame("held-out", fitted.holdout(), again.heldOut());
    }

    private static void requireSame(String rows, Optional<Metrics> fitted, Optional<Metrics> again) {
        // Records compare doubles by their bits, NaN included.
        if (!fitted.equals(again)) {
            throw new Refusal(
                    ExitCode.INTERNAL,
                    "Cannot publish the model: read again from its stored bytes it has other errors over the " + rows
                            + " rows, " + again.map(Metrics::toString).orElse("none") + " instead of "
                            + fitted.map(Metrics::toString).orElse("none")
                            + "; this is a bug of Plumbline or a fault of the machine");
        }
    }

    private static boolean isSame(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }
}
