package dev.plumbline.job;

import dev.plumbline.model.Gate;
import dev.plumbline.model.Gate.Limit;
import dev.plumbline.model.Measure;
import dev.plumbline.model.Measure.Reference;
import dev.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Which gates are asked, and what they say. Knows no Spark and no store: verdicts are functions of the evidence. */
final class GateJudge {
    /** Not worse than predicting the mean. */
    static final Gate MEAN = Gate.parse("rmse <= mean");
    /** Not much worse than the current model. */
    static final Gate CURRENT = Gate.parse("rmse <= 1.1 * current");

    private GateJudge() {}

    /**
     * The gates of a run beside finite and converged, in the order in which they are told: those that stand without
     * being named, unless one of the user's own says the same, then the user's own.
     */
    static List<Gate> asked(TrainSettings.Gates gates) {
        List<Gate> asked = new ArrayList<>();
        if (gates.standing() == TrainSettings.Gates.Standing.FINITE_ONLY) {
            return asked;
        }
        if (gates.own().stream().noneMatch(GateJudge::isAboutTheMean)) {
            asked.add(MEAN);
        }
        if (gates.own().stream().noneMatch(GateJudge::isAboutTheCurrent)) {
            asked.add(CURRENT);
        }
        gates.own().stream().filter(gate -> !asked.contains(gate)).forEach(asked::add);
        return asked;
    }

    private static boolean isAboutTheMean(Gate gate) {
        boolean r2 =
                gate.measure() == Measure.R2 && !gate.relation().isUpperBound() && gate.limit() instanceof Limit.Fixed;
        return r2 || gate.boundsSquaredError() && gate.isAgainst(Reference.MEAN);
    }

    private static boolean isAboutTheCurrent(Gate gate) {
        return gate.boundsSquaredError() && gate.isAgainst(Reference.CURRENT);
    }

    /** What all gates say, finite and converged first. */
    static List<Verdict> verdicts(TrainSettings.Gates gates, GateEvidence evidence) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(FitGates.finite(evidence.candidate()));
        if (gates.standing() != TrainSettings.Gates.Standing.FINITE_ONLY) {
            verdicts.add(FitGates.converged(evidence.candidate().convergence(), gates.standing()));
        }
        for (Gate gate : asked(gates)) {
            verdicts.add(gate.equals(CURRENT) ? standing(gates, evidence) : verdict(gate, evidence));
        }
        return verdicts;
    }

    private static Verdict verdict(Gate gate, GateEvidence evidence) {
        if (gate.measure().isOfErrors()) {
            return new ErrorGates(evidence).verdict(gate);
        }
        return gate.measure().isOfColumns()
                ? new ColumnGates(evidence).verdict(gate)
                : new RowGates(evidence).verdict(gate);
    }

    /**
     * The comparison with the current model that nobody asked for. Where it cannot be made, a limit of the user's own on
     * the same error is a way on; where it can, it stands beside that limit, which may be far above the errors of
     * every night.
     */
    private static Verdict standing(TrainSettings.Gates gates, GateEvidence evidence) {
        Verdict verdict = verdict(CURRENT, evidence);
        boolean impossible = evidence.current()
                .filter(current -> current.sameRows() instanceof GateEvidence.SameRows.Impossible)
                .isPresent();
        return gates.own().stream()
                .filter(gate -> impossible && !gates.own().contains(CURRENT) && gate.boundsSquaredError())
                .findFirst()
                .map(own -> new Verdict(
                        verdict.rule(),
                        verdict.value(),
                        verdict.limit(),
                        Verdict.Result.PASSED_OVER,
                        verdict.rows(),
                        verdict.note() + "; '" + own + "' stands in for it"))
                .orElse(verdict);
    }
}
