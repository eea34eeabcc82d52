package dev.plumbline.job;

import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import java.util.Optional;

/** What to say of a model that is published although its descent was short of the optimum. */
final class Unconverged {
    private Unconverged() {}

    /** The warning; empty where the descent converged. */
    static Optional<String> warning(FittedModel fitted) {
        Convergence convergence = fitted.convergence();
        if (convergence.converged()) {
            return Optional.empty();
        }
        String where = convergence.reason() == Convergence.Reason.PATIENCE
                ? "as --patience asks, the parameters are those of the best held-out error, short of the optimum"
                : "not converged: the parameters are short of the optimum; give more "
                        + (convergence.reason() == Convergence.Reason.DEADLINE ? "time by --deadline" : "--epochs");
        String ofOptimum = "; t, p and the interval of a term are those of the exact optimum, and not of its estimate";
        return Optional.of(where + (fitted.statistics().isPresent() ? ofOptimum : ""));
    }
}
