package dev.plumbline.explain;

import dev.plumbline.model.Change;
import dev.plumbline.model.Change.Difference;
import dev.plumbline.model.Change.Term;
import dev.plumbline.model.Change.Unit;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares a model with an earlier version of it. */
public final class Changes {
    /** Told by the version and by the files. */
    private static final Set<String> TOLD_APART = Set.of("as-of", "input");

    private Changes() {}

    /**
     * What is different between two versions of a model of one label. O(terms + files), and sorting.
     *
     * @param since name of the earlier version
     * @param before the earlier version
     * @param now the new one
     */
    public static Change between(String since, FittedModel before, FittedModel now) {
        Map<Key, Estimate> earlier = estimates(before);
        Map<Key, Estimate> later = estimates(now);
        Unit unit = unit(earlier, later);
        return new Change(
                since,
                unit,
                terms(earlier, later, unit),
                fit(before),
                fit(now),
                differences(before.provenance().settings(), now.provenance().settings()),
                inputs(before.provenance(), now.provenance()),
                differences(before.provenance().versions(), now.provenance().versions()));
    }

    /** Which term it is: a feature may be called intercept too. */
    private record Key(String name, boolean intercept) {}

    /**
     * @param value of the term
     * @param error standard error; NaN where it is not known
     */
    private record Estimate(double value, double error) {}

    private static Map<Key, Estimate> estimates(FittedModel model) {
        LinearModel line = model.line();
        double[] slopes = line.slopes();
        Map<Key, Estimate> all = new LinkedHashMap<>();
        for (int j = 0; j < slopes.length; j++) {
            all.put(new Key(line.features().get(j), false), new Estimate(slopes[j], error(model, j)));
        }
        if (line.hasIntercept()) {
            all.put(new Key("intercept", true), new Estimate(line.intercept(), error(model, slopes.length)));
        }
        return all;
    }

    private static double error(FittedModel model, int term) {
        return model.statistics().map(fit -> fit.terms().get(term).stdError()).orElse(Double.NaN);
    }

    private static Unit unit(Map<Key, Estimate> before, Map<Key, Estimate> now) {
        boolean known = now.entrySet().stream()
                .filter(term -> before.containsKey(term.getKey()))
                .noneMatch(term -> Double.isNaN(term.getValue().error())
                        || Double.isNaN(before.get(term.getKey()).error()));
        return known ? Unit.STANDARD_ERRORS : Unit.SHARE;
    }

    private static List<Term> terms(Map<Key, Estimate> before, Map<Key, Estimate> now, Unit unit) {
        List<Term> moved = new ArrayList<>();
        List<Term> others = new ArrayList<>();
        now.forEach((key, estimate) -> {
            Estimate earlier = before.get(key);
            if (earlier == null) {
                others.add(new Term(key.name(), key.intercept(), Double.NaN, estimate.value(), Double.NaN));
            } else {
                double move = move(earlier, estimate, unit);
                moved.add(new Term(key.name(), key.intercept(), earlier.value(), estimate.value(), move));
            }
        });
        before.forEach((key, estimate) -> {
            if (!now.containsKey(key)) {
                others.add(new Term(key.name(), key.intercept(), estimate.value(), Double.NaN, Double.NaN));
            }
        });
        moved.sort(Comparator.comparingDouble((Term term) -> -Math.abs(term.move())));
        moved.addAll(others);
        return moved;
    }

    private static double move(Estimate before, Estimate now, Unit unit) {
        double move = now.value() - before.value();
        if (move == 0) {
            return 0;
        }
        double one = unit == Unit.STANDARD_ERRORS
                ? StrictMath.hypot(before.error(), now.error())
                : Math.max(Math.abs(before.value()), Math.abs(now.value()));
        return move / one;
    }

    private static Change.Fit fit(FittedModel model) {
        return new Change.Fit(model.metrics().rmse(), model.rows().used());
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeAll(TOLD_APART);
        return names.stream()
                .map(name ->
                        new Difference(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(now.get(name))))
                .filter(each -> !each.before().equals(each.now()))
                .toList();
    }

    private static Change.Inputs inputs(Provenance before, Provenance now) {
        Map<String, Provenance.Input> earlier = byPath(before);
        Map<String, Provenance.Input> later = byPath(now);
        return new Change.Inputs(
                earlier.size(),
                later.size(),
                later.keySet().stream()
                        .filter(path -> !earlier.containsKey(path))
                        .toList(),
                earlier.keySet().stream()
                        .filter(path -> !later.containsKey(path))
                        .toList(),
                later.values().stream()
                        .filter(file -> earlier.containsKey(file.path()) && !file.equals(earlier.get(file.path())))
                        .map(Provenance.Input::path)
                        .toList());
    }

    private static Map<String, Provenance.Input> byPath(Provenance provenance) {
        Map<String, Provenance.Input> files = new LinkedHashMap<>();
        provenance.inputs().forEach(file -> files.put(file.path(), file));
        return files;
    }
}
