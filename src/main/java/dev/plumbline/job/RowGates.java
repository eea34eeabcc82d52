package dev.plumbline.job;

import dev.plumbline.model.Gate;
import dev.plumbline.model.Gate.Limit;
import dev.plumbline.model.Measure;
import dev.plumbline.model.Measure.Reference;
import dev.plumbline.model.RowAccount;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;

/** Gates on what became of the rows: how many are used, which share is rejected. */
final class RowGates {
    private final GateEvidence evidence;

    RowGates(GateEvidence evidence) {
        this.evidence = evidence;
    }

    Verdict verdict(Gate gate) {
        double value = value(gate, evidence.candidate().rows());
        if (gate.limit() instanceof Limit.Fixed fixed) {
            return verdict(gate, value, fixed.value(), "");
        }
        double factor = ((Limit.Multiple) gate.limit()).factor();
        if (evidence.current().isEmpty()) {
            return new Verdict(
                    gate.toString(), value, Double.NaN, Result.PASSED_OVER, rows(), "no version is current yet");
        }
        if (gate.isAgainst(Reference.CURRENT)) {
            GateEvidence.Current current = evidence.current().get();
            return verdict(
                    gate, value, factor * value(gate, current.model().rows()), "current is " + current.version());
        }
        GateEvidence.Recent recent = evidence.recent();
        return verdict(gate, value, factor * recent.median(night -> value(gate, night.rows())), recent.note());
    }

    private static double value(Gate gate, RowAccount rows) {
        return gate.measure() == Measure.ROWS ? rows.used() : (double) rows.rejected() / rows.read();
    }

    private Verdict verdict(Gate gate, double value, double limit, String note) {
        boolean holds = gate.relation().holds(value, limit);
        return new Verdict(gate.toString(), value, limit, holds ? Result.PASSED : Result.REFUSED, rows(), note);
    }

    private String rows() {
        return "the " + evidence.candidate().rows().read() + " rows read";
    }
}
