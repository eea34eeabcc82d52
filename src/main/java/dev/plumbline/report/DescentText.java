package dev.plumbline.report;

import dev.plumbline.model.Convergence;

/** How a descent ended, as a phrase. */
public final class DescentText {
    private DescentText() {}

    public static String of(Convergence convergence) {
        String why = switch (convergence.reason()) {
            case TOLERANCE -> "stopped within the tolerance";
            case STANDARD_ERROR -> "stopped within the asked share of the standard errors";
            case EPOCHS -> "all that were allowed";
            case PATIENCE -> "stopped because the held-out error no longer fell";
            case DEADLINE -> "stopped because the time allowed was over";
        };
        return convergence.epochs()
                + (convergence.epochs() == 1 ? " epoch, " : " epochs, ")
                + why
                + (convergence.converged() ? "; converged" : "; not converged");
    }
}
