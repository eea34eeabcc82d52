package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.train.Coordinates;
import dev.plumbline.train.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a descent starts that begins at a line which was found before.
 *
 * @param version whose line it is
 * @param line as it was published
 */
record WarmStart(ModelVersion version, LinearModel line) {
    private static final int MOST_NAMES = 5;

    /**
     * The line of a version.
     *
     * @throws Refusal 76 where the version is gone or cannot be believed
     */
    static WarmStart load(ModelStore store, ModelName name, ModelVersion version) {
        try {
            return new WarmStart(
                    version, store.load(name, Optional.of(version)).model().line());
        } catch (Refusal refusal) {
            if (refusal.code() != ExitCode.NO_INPUT) {
                throw refusal;
            }
            throw new Refusal(
                    ExitCode.STATE_REFUSED,
                    "Cannot start the descent at the line of " + name + " " + version
                            + ": that version is gone; bring it back from a copy, or train without --warm-start",
                    refusal);
        }
    }

    /** The start of a descent without one: zero. */
    static Function<Coordinates, Parameters> none() {
        return coordinates -> Parameters.zero(coordinates.parameters());
    }

    /** @throws Refusal 78 where the line predicts another label */
    WarmStart predicting(String label) {
        if (!label.equals(line.label())) {
            throw refusal("it predicts " + Shown.text(line.label()) + ", and --label is " + Shown.text(label));
        }
        return this;
    }

    /**
     * The line over the features of a problem, in any coordinates: features that it does not know start at 0, those that
     * the problem does not have stay where their centre was. The function refuses (78) columns that make a parameter of
     * it which is beyond the range of numbers.
     */
    Function<Coordinates, Parameters> over(Problem problem) {
        LinearModel matched = matched(problem.features());
        return coordinates -> {
            Parameters start = coordinates.toParameters(matched);
            if (!start.isFinite()) {
                throw refusal("in the columns of this run a parameter of it is beyond the range of numbers");
            }
            return start;
        };
    }

    private LinearModel matched(List<String> features) {
        Map<String, Integer> places = new HashMap<>();
        line.features().forEach(feature -> places.put(feature, places.size()));
        double[] known = line.slopes();
        double[] about = line.centre();
        double[] slopes = new double[features.size()];
        double[] centre = new double[features.size()];
        for (int j = 0; j < slopes.length; j++) {
            Integer place = places.get(features.get(j));
            slopes[j] = place == null ? 0 : known[place];
            centre[j] = place == null ? 0 : about[place];
        }
        return new LinearModel(
                line.label(),
                features,
                slopes,
                centre,
                line.interceptAtCentre(),
                line.intercept(),
                line.hasIntercept());
    }

    /** What a person should know of it. */
    List<String> notes(Problem problem) {
        List<String> notes = new ArrayList<>();
        notes.add("the descent starts at the line of " + version);
        added(problem, notes);
        missing(problem, notes);
        if (problem.intercept() != line.hasIntercept()) {
            notes.add("version " + version + (line.hasIntercept() ? " has an intercept" : " has no intercept")
                    + ", and this run " + (problem.intercept() ? "has one: it starts at 0" : "has none"));
        }
        return notes;
    }

    private void added(Problem problem, List<String> notes) {
        List<String> names = without(problem.features(), line.features());
        if (!names.isEmpty()) {
            notes.add("version " + version + " does not have " + named(names) + ": starting at 0");
        }
    }

    private void missing(Problem problem, List<String> notes) {
        List<String> names = without(line.features(), problem.features());
        if (!names.isEmpty()) {
            notes.add("version " + version + " also has " + named(names) + ": left out here");
        }
    }

    private static List<String> without(List<String> names, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return names.stream().filter(name -> !known.contains(name)).toList();
    }

    private static String named(List<String> names) {
        List<String> first = names.stream().limit(MOST_NAMES).map(Shown::text).toList();
        int more = names.size() - first.size();
        return (names.size() == 1 ? "feature " : "features ")
                + String.join(", ", first)
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Refusal refusal(String why) {
        return new Refusal(
                ExitCode.CONFIG,
                "Cannot start the descent at the line of " + version + ": " + why
                        + "; train without --warm-start, or under another --model");
    }
}
