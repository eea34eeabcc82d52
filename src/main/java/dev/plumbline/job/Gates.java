package dev.plumbline.job;

import dev.plumbline.engine.ReadTable;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.Gate;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Measure;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Verdict;
import dev.plumbline.report.GatesText;
import dev.plumbline.store.Claim;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import dev.plumbline.store.VersionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands between a candidate and its publication. The candidate is read again from its stored bytes and scored, the
 * current model is scored on the same rows, every gate is asked, and every verdict is told and kept, whichever refuses.
 */
final class Gates {
    /** So many of the last published versions say what is usual. */
    static final int RECENT = 7;

    private final TrainSettings settings;
    private final Input input;
    private final ModelStore store;
    private final Listeners listeners;

    Gates(TrainSettings settings, Input input, ModelStore store, Listeners listeners) {
        this.settings = settings;
        this.input = input;
        this.store = store;
        this.listeners = listeners;
    }

    /**
     * Asks the gates.
     *
     * @param table that was trained on, still at hand
     * @param fitted the candidate, kept in the run's directory
     * @throws Refusal where a gate refuses: 81 not finite, 82 not converged, else 80; where the stored
     *     candidate is not the one that was trained: 74, 76, or 70 if only its score is another
     */
    void judge(ReadTable table, FittedModel fitted, Claim claim, RunRecord record) {
        FittedModel stored = record.directory().storedCandidate(claim);
        StoredCandidate.requireSameLine(fitted.line(), stored.line());
        Optional<StoredModel> current = current(claim.name());
        Optional<LinearModel> line = current.map(model -> model.model().line());
        GateScores.Scored scored = new GateScores(settings, input, table).of(stored, line);
        // Blocks that were lost from a cache are read again from the files, and a comparison may read them once more.
        table.source().verifyUnchanged();
        StoredCandidate.requireSameErrors(fitted, scored.candidate());
        Optional<GateEvidence.Current> beside = current.map(model -> new GateEvidence.Current(
                model.version().toString(), model.model(), scored.sameRows().orElseThrow()));
        GateEvidence evidence = new GateEvidence(stored, scored.errors(), beside, recent(claim.name()));
        List<Verdict> verdicts = GateJudge.verdicts(settings.gates(), evidence);
        tell(verdicts, record);
        refuse(verdicts, record);
    }

    /** The current version, where a gate looks at it; empty on the first night. */
    private Optional<StoredModel> current(ModelName name) {
        if (GateJudge.asked(settings.gates()).isEmpty()) {
            return Optional.empty();
        }
        return store.current(name).map(version -> store.load(name, Optional.of(version)));
    }

    private GateEvidence.Recent recent(ModelName name) {
        boolean asked = GateJudge.asked(settings.gates()).stream()
                .map(Gate::limit)
                .anyMatch(limit ->
                        limit instanceof Gate.Limit.Multiple multiple && multiple.of() == Measure.Reference.RECENT);
        if (!asked) {
            return GateEvidence.Recent.NOT_ASKED;
        }
        List<ModelVersion> versions =
                store.versions(name).stream().map(VersionEntry::version).toList();
        List<FittedModel> nights = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (ModelVersion version : versions.subList(Math.max(0, versions.size() - RECENT), versions.size())) {
            try {
                nights.add(store.load(name, Optional.of(version)).model());
            } catch (Refusal damaged) {
                if (damaged.code() != ExitCode.STATE_REFUSED) {
                    throw damaged;
                }
                unread.add(version.toString());
            }
        }
        return new GateEvidence.Recent(nights, unread);
    }

    private void tell(List<Verdict> verdicts, RunRecord record) {
        record.judged(verdicts);
        listeners.print(GatesText.of(verdicts));
    }

    private void refuse(List<Verdict> verdicts, RunRecord record) {
        List<Verdict> refused = verdicts.stream().filter(Verdict::refused).toList();
        if (refused.isEmpty()) {
            return;
        }
        String reasons = refused.stream().map(GatesText::sentence).collect(Collectors.joining("; and "));
        boolean byGate = refused.stream().anyMatch(verdict -> !isOfTheFit(verdict));
        throw new Refusal(
                code(refused.get(0)),
                "Cannot publish the model: " + reasons + "; the candidate is in "
                        + record.directory().location() + "/candidate/"
                        + (byGate
                                ? "; see what changed, or give a --gate of your own, or publish it with --no-gate"
                                : ""));
    }

    /** Finite and converged come first: what they refuse is why others do. */
    private static ExitCode code(Verdict first) {
        if (first.rule().equals(FitGates.FINITE)) {
            return ExitCode.DIVERGED;
        }
        if (first.rule().equals(FitGates.CONVERGED)) {
            return ExitCode.NOT_CONVERGED;
        }
        return ExitCode.GATE_REFUSED;
    }

    private static boolean isOfTheFit(Verdict verdict) {
        return verdict.rule().equals(FitGates.FINITE) || verdict.rule().equals(FitGates.CONVERGED);
    }
}
