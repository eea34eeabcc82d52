package dev.plumbline.job;

import dev.plumbline.model.FittedModel;
import dev.plumbline.report.Verification.Difference;
import dev.plumbline.report.Verification.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two trainings side by side, bit for bit.
 *
 * @param groups figures by kind
 * @param differences those that are not the same
 */
record Comparison(List<Group> groups, List<Difference> differences) {
    private static final String NONE = "none";

    Comparison {
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
    }

    static Comparison of(FittedModel stored, FittedModel again) {
        Map<String, Map<String, String>> one = ModelFigures.of(stored);
        Map<String, Map<String, String>> other = ModelFigures.of(again);
        if (stored.profile().isEmpty()) {
            // Published before profiles were stored: nothing to compare with.
            one.remove(ModelFigures.PROFILE);
            other.remove(ModelFigures.PROFILE);
        }
        List<Group> groups = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (String group : union(one, other)) {
            Map<String, String> mine = one.getOrDefault(group, Map.of());
            Map<String, String> theirs = other.getOrDefault(group, Map.of());
            Set<String> names = union(mine, theirs);
            int before = differences.size();
            for (String name : names) {
                String then = mine.getOrDefault(name, NONE);
                String now = theirs.getOrDefault(name, NONE);
                if (!then.equals(now)) {
                    differences.add(new Difference(name, then, now));
                }
            }
            groups.add(new Group(group, names.size(), differences.size() - before));
        }
        return new Comparison(groups, differences);
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }
}
