package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.report.Verification.Origin;
import dev.plumbline.store.RunIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Another run for the same day that did not come to its end. To begin beside it would throw its work away without a
 * word; to go on from it would mix two things that are not the same.
 */
final class UnfinishedRun {
    private UnfinishedRun() {}

    /** Refuses (65) where only the input has changed meanwhile, and (76) where settings or software are others. */
    static Refusal refusal(RunIdentity other, RunIdentity now) {
        Origin input = inputs(other.provenance(), now.provenance());
        Origin settings =
                Origins.settings(other.provenance().settings(), now.provenance().settings());
        Origin software = Origins.software(other.provenance(), now.provenance().versions());
        Origin start = new Origin("start", "", start(other, now));
        List<Origin> ours = List.of(settings, start, software);
        boolean inputAlone = ours.stream().allMatch(Origin::isSame) && !input.isSame();
        return new Refusal(
                inputAlone ? ExitCode.DATA : ExitCode.STATE_REFUSED,
                "Cannot begin: run " + other.run() + " for " + other.asOf()
                        + " was not finished, and this run differs from"
                        + " it: " + Origins.blame(List.of(input, settings, start, software))
                        + "; " + toFinishIt(inputAlone, settings) + "give --restart to put its work aside");
    }

    /**
     * Whether the same command was started over a table of which neither files nor a state are known. Nothing could tell
     * whether its rows are still the same, so that run can never be gone on from.
     */
    static boolean isLost(RunIdentity other, RunIdentity now) {
        Provenance before = other.provenance();
        Provenance today = now.provenance();
        return before.inputs().isEmpty() && before.equals(today);
    }

    /** The version to start from and the software are not given by the command: it cannot bring the earlier run back. */
    private static String toFinishIt(boolean inputAlone, Origin settings) {
        if (inputAlone) {
            return "put the input back as it was to finish it, or ";
        }
        return settings.isSame() ? "" : "start the earlier command again to finish it, or ";
    }

    private static List<String> start(RunIdentity other, RunIdentity now) {
        return other.provenance().startedFrom().equals(now.provenance().startedFrom())
                ? List.of()
                : List.of("it started from " + named(other) + ", now it would start from " + named(now));
    }

    private static String named(RunIdentity identity) {
        return identity.provenance()
                .startedFrom()
                .map(version -> "version " + version)
                .orElse("zero");
    }

    private static Origin inputs(Provenance before, Provenance now) {
        Map<String, Provenance.Input> then = byPath(before);
        Map<String, Provenance.Input> today = byPath(now);
        List<String> changes = new ArrayList<>();
        then.forEach((path, file) -> {
            Provenance.Input other = today.get(path);
            if (other == null) {
                changes.add(Shown.text(path) + " is no longer given");
            } else {
                StoredInputs.difference(file, other.length(), other.modified()).ifPresent(changes::add);
            }
        });
        today.keySet().stream()
                .filter(path -> !then.containsKey(path))
                .forEach(path -> changes.add(Shown.text(path) + " is new"));
        return new Origin("input", "", changes);
    }

    private static Map<String, Provenance.Input> byPath(Provenance provenance) {
        Map<String, Provenance.Input> byPath = new TreeMap<>();
        provenance.inputs().forEach(input -> byPath.put(input.path(), input));
        return byPath;
    }
}
