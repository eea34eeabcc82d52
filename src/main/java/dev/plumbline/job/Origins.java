package dev.plumbline.job;

import dev.plumbline.model.Provenance;
import dev.plumbline.model.Shown;
import dev.plumbline.report.Verification.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a version was made from, beside what it is made from when it is trained again: where a difference can lie. */
final class Origins {
    private Origins() {}

    static Origin input(StoredInputs inputs) {
        int files = inputs.paths().size();
        if (files == 0) {
            return new Origin(
                    "input",
                    "",
                    List.of("no files, so that nothing is recorded by which a change of rows could be seen"));
        }
        return new Origin("input", files + (files == 1 ? " file" : " files"), inputs.changed());
    }

    /**
     * @param stored result options as they were understood
     * @param now the same as they are understood now, with those that have come since
     */
    static Origin settings(Map<String, String> stored, Map<String, String> now) {
        List<String> changes = new ArrayList<>();
        stored.forEach((name, text) -> {
            String other = now.get(name);
            if (other == null) {
                changes.add("--" + name + " was " + Shown.text(text) + ", now it is not set");
            } else if (!other.equals(text)) {
                changes.add(
                        "--" + name + " was " + Shown.text(text) + ", now it is understood as " + Shown.text(other));
            }
        });
        new TreeMap<>(now).forEach((name, text) -> {
            if (!stored.containsKey(name)) {
                changes.add("--" + name + " was not there, now it is " + Shown.text(text));
            }
        });
        return new Origin("settings", stored.size() + " options", changes);
    }

    static Origin software(Provenance provenance, Map<String, String> now) {
        Map<String, String> then = provenance.versions();
        List<String> changes = new ArrayList<>();
        List<String> same = new ArrayList<>();
        new TreeMap<>(now).forEach((name, version) -> {
            String before = then.getOrDefault(name, "not recorded");
            if (before.equals(version)) {
                same.add(name + " " + version);
            } else {
                changes.add(name + " was " + Shown.text(before) + ", now it is " + version);
            }
        });
        return new Origin("software", String.join(", ", same), changes);
    }

    /** Where a difference may lie, as the end of a sentence. */
    static String blame(List<Origin> origins) {
        List<String> changed = origins.stream()
                .filter(origin -> !origin.isSame())
                .map(origin -> origin.name() + ": " + StoredInputs.some(origin.changes()))
                .toList();
        return changed.isEmpty()
                ? "input, settings and versions are as before, so it is a bug of Plumbline or a fault of this machine:"
                        + " please report it"
                : String.join("; ", changed);
    }
}
