package dev.plumbline.job;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Gate;
import dev.plumbline.model.Gate.Limit;
import dev.plumbline.model.Measure;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Verdict;
import dev.plumbline.model.Verdict.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gates on what the columns look like beside the night of the current model, from the two profiles. */
final class ColumnGates {
    private static final int SHOWN = 80;
    private static final int MOST_NAMES = 5;

    private final GateEvidence evidence;

    ColumnGates(GateEvidence evidence) {
        this.evidence = evidence;
    }

    Verdict verdict(Gate gate) {
        if (evidence.current().isEmpty()) {
            return told(gate, Result.PASSED_OVER, "no version is current yet");
        }
        GateEvidence.Current current = evidence.current().get();
        Map<String, ColumnProfile> then = byName(current.model().profile());
        Map<String, ColumnProfile> now = byName(evidence.candidate().profile());
        if (then.isEmpty()) {
            return told(
                    gate,
                    Result.REFUSED,
                    "the current version " + current.version() + " was published before profiles were stored");
        }
        if (gate.column().isPresent()) {
            String column = gate.column().get();
            if (!then.containsKey(column) || !now.containsKey(column)) {
                return told(
                        gate,
                        Result.REFUSED,
                        "column " + shown(column) + " is no column of "
                                + (now.containsKey(column) ? "the current version " + current.version() : "this run"));
            }
            return verdict(gate, List.of(column), then, now);
        }
        List<String> both = now.keySet().stream().filter(then::containsKey).toList();
        if (both.isEmpty()) {
            return told(gate, Result.REFUSED, "no column is also one of the current version " + current.version());
        }
        return verdict(gate, both, then, now);
    }

    private Verdict verdict(
            Gate gate, List<String> columns, Map<String, ColumnProfile> then, Map<String, ColumnProfile> now) {
        String worst = columns.get(0);
        double largest = -1;
        for (String column : columns) {
            double value = value(gate.measure(), then.get(column), now.get(column));
            // NaN is larger than every number: what is not known must not pass.
            if (Double.compare(value, largest) > 0) {
                largest = value;
                worst = column;
            }
        }
        double limit = ((Limit.Fixed) gate.limit()).value();
        Result result = gate.relation().holds(largest, limit) ? Result.PASSED : Result.REFUSED;
        String note = of(gate.measure(), then.get(worst), now.get(worst)) + "; current is "
                + evidence.current().orElseThrow().version() + without(now, then);
        return new Verdict(gate.toString(), largest, limit, result, rows(), note);
    }

    static double value(Measure measure, ColumnProfile then, ColumnProfile now) {
        return measure == Measure.DRIFT ? drift(then, now) : range(then, now);
    }

    /** |difference of the means| / its standard error. Halves, so that the difference of doubles is one. */
    private static double drift(ColumnProfile then, ColumnProfile now) {
        double difference = Math.abs(now.mean() / 2 - then.mean() / 2);
        double error = StrictMath.hypot(standardError(then), standardError(now)) / 2;
        return difference == 0 ? 0 : difference / error;
    }

    private static double standardError(ColumnProfile column) {
        return column.sd() / Math.sqrt(column.count());
    }

    /** How far beyond the range of then, in widths of it. */
    private static double range(ColumnProfile then, ColumnProfile now) {
        double below = then.min() / 2 - now.min() / 2;
        double above = now.max() / 2 - then.max() / 2;
        double beyond = Math.max(0, Math.max(below, above));
        return beyond == 0 ? 0 : beyond / (then.max() / 2 - then.min() / 2);
    }

    private static String of(Measure measure, ColumnProfile then, ColumnProfile now) {
        String column = "column " + shown(now.name());
        return measure == Measure.DRIFT
                ? column + " has mean " + now.mean() + ", then " + then.mean()
                : column + " lies in " + now.min() + " to " + now.max() + ", then in " + then.min() + " to "
                        + then.max();
    }

    /** What could not be looked at because only one of the nights has it. */
    private static String without(Map<String, ColumnProfile> now, Map<String, ColumnProfile> then) {
        List<String> alone = new ArrayList<>();
        now.keySet().stream().filter(name -> !then.containsKey(name)).forEach(alone::add);
        then.keySet().stream().filter(name -> !now.containsKey(name)).forEach(alone::add);
        Optional<String> names = alone.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        alone.stream().limit(MOST_NAMES).map(ColumnGates::shown).collect(Collectors.joining(", ")));
        String more = alone.size() > MOST_NAMES ? " and " + (alone.size() - MOST_NAMES) + " more" : "";
        return names.map(list -> "; only one of the two has " + list + more).orElse("");
    }

    private Verdict told(Gate gate, Result result, String note) {
        double limit = ((Limit.Fixed) gate.limit()).value();
        return new Verdict(gate.toString(), Double.NaN, limit, result, rows(), note);
    }

    private String rows() {
        return "the "
                + evidence.candidate().profile().stream()
                        .mapToLong(ColumnProfile::count)
                        .max()
                        .orElse(0)
                + " rows trained on";
    }

    private static Map<String, ColumnProfile> byName(List<ColumnProfile> profile) {
        return profile.stream()
                .collect(Collectors.toMap(ColumnProfile::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static String shown(String column) {
        return "'" + PlainText.excerpt(column, SHOWN) + "'";
    }
}
