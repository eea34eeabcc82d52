package dev.plumbline.job;

import dev.plumbline.job.GateEvidence.SameRows;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Gate.Limit;
import dev.plumbline.model.Measure;
import dev.plumbline.model.Measure.Reference;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;

/** Gates on the errors of the candidate: against a number, the mean, or the current model on the same rows. */
final class ErrorGates {
    /**
     * What is a multiple of an error of all but 0 is decided by rounding: after a perfect fit with an error of 1e-16 the
     * next perfect fit may have 2e-16, which is no worse. So a limit that was measured is widened by what rounding makes
     * of a residual; of r2, which has no units, by 64 units in the last place of 1.
     */
    private static final double R2_ROUNDING = 0x1p-46;

    private final GateEvidence evidence;

    ErrorGates(GateEvidence evidence) {
        this.evidence = evidence;
    }

    Verdict verdict(Gate gate) {
        GateEvidence.Errors errors = evidence.errors();
        double own = value(gate.measure(), errors.metrics());
        if (gate.limit() instanceof Limit.Fixed fixed) {
            boolean holds = gate.relation().holds(own, fixed.value());
            return verdict(gate, own, fixed.value(), holds, errors.rows(), unknown(own));
        }
        if (gate.isAgainst(Reference.MEAN)) {
            double mean = gate.measure() == Measure.MSE ? errors.meanMse() : Math.sqrt(errors.meanMse());
            return measured(gate, own, mean, errors.rows(), "");
        }
        if (evidence.current().isEmpty()) {
            return new Verdict(
                    gate.toString(), own, Double.NaN, Result.PASSED_OVER, errors.rows(), "no version is current yet");
        }
        if (gate.isAgainst(Reference.RECENT)) {
            GateEvidence.Recent recent = evidence.recent();
            double usual =
                    recent.median(night -> value(gate.measure(), night.holdout().orElse(night.metrics())));
            return measured(gate, own, usual, errors.rows(), recent.note() + ", each on its own rows");
        }
        GateEvidence.Current current = evidence.current().get();
        if (current.sameRows() instanceof SameRows.Scored same) {
            return measured(
                    gate,
                    value(gate.measure(), same.candidate()),
                    value(gate.measure(), same.current()),
                    same.rows(),
                    "current is " + current.version());
        }
        String why = ((SameRows.Impossible) current.sameRows()).why();
        return new Verdict(
                gate.toString(),
                own,
                Double.NaN,
                Result.REFUSED,
                errors.rows(),
                "the current version " + current.version() + " cannot be compared: " + why);
    }

    private Verdict measured(Gate gate, double value, double reference, String rows, String note) {
        double plain = ((Limit.Multiple) gate.limit()).factor() * reference;
        double limit = eased(gate, plain);
        boolean holds = gate.relation().holds(value, limit);
        boolean byRounding = holds && !gate.relation().holds(value, plain);
        String all = byRounding ? join(note, "equal but for rounding") : note;
        String noneKnown = Double.isNaN(reference) ? "its limit is not defined" : unknown(value);
        return verdict(gate, value, limit, holds, rows, join(all, noneKnown));
    }

    /** The limit with what rounding may add to the value. */
    private double eased(Gate gate, double limit) {
        double sign = gate.relation().isUpperBound() ? 1 : -1;
        double rounding = sign * evidence.errors().rounding();
        return switch (gate.measure()) {
            case R2 -> limit + sign * R2_ROUNDING;
            case MSE -> {
                double root = Math.max(0, Math.sqrt(limit) + rounding);
                yield root * root;
            }
            default -> limit + rounding;
        };
    }

    private static double value(Measure measure, Metrics metrics) {
        return switch (measure) {
            case RMSE -> metrics.rmse();
            case MSE -> metrics.mse();
            case MAE -> metrics.mae();
            case R2 -> metrics.r2();
            default ->
                throw new IllegalArgumentException("Cannot read " + measure.id() + " from the errors of a model");
        };
    }

    private static String unknown(double value) {
        return Double.isFinite(value) ? "" : "it is not defined over these rows";
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }

    private static Verdict verdict(Gate gate, double value, double limit, boolean holds, String rows, String note) {
        return new Verdict(gate.toString(), value, limit, holds ? Result.PASSED : Result.REFUSED, rows, note);
    }
}
