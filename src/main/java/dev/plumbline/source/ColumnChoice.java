package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which columns a run reads, chosen from the names that a table has. The same for every format. */
final class ColumnChoice {
    private ColumnChoice() {}

    /**
     * Label, features and weight of the settings; without {@code --features} every other column is one.
     *
     * @param names all columns of the table
     * @param where the file or table, for messages
     */
    static Columns of(SourceSettings settings, List<String> names, String where) {
        if (settings.hasLabel()) {
            require(settings.label(), "--label", names, where);
        } else if (settings.features().isEmpty() || settings.weight().isPresent()) {
            throw new IllegalArgumentException("Cannot read without label: the features are named then, no weight is");
        }
        settings.weight().ifPresent(weight -> require(weight, "--weight", names, where));
        if (settings.weight().equals(Optional.of(settings.label()))) {
            throw new Refusal(
                    ExitCode.CONFIG, "Cannot use " + NearestNames.quoted(settings.label()) + " as label and as weight");
        }
        List<String> features = settings.features();
        if (features.isEmpty()) {
            features = new ArrayList<>(names);
            features.remove(settings.label());
            settings.weight().ifPresent(features::remove);
        }
        if (features.isEmpty()) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot train on " + Excerpt.of(where) + ": beside the label "
                            + NearestNames.quoted(settings.label()) + " it has no column that could be a feature");
        }
        Set<String> chosen = new HashSet<>();
        for (String feature : features) {
            require(feature, settings.hasLabel() ? "--features" : "the model", names, where);
            if (feature.equals(settings.label())
                    || settings.weight().filter(feature::equals).isPresent()) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use " + NearestNames.quoted(feature) + " as feature: it is the "
                                + (feature.equals(settings.label()) ? "label" : "weight")
                                + "; leave it out of --features");
            }
            if (!chosen.add(feature)) {
                throw new Refusal(
                        ExitCode.CONFIG,
                        "Cannot use feature " + NearestNames.quoted(feature) + " twice; name it once in --features");
            }
        }
        return new Columns(settings.label(), features, settings.weight());
    }

    private static void require(String name, String option, List<String> names, String where) {
        if (names.contains(name)) {
            return;
        }
        List<String> near = NearestNames.of(name, names);
        StringBuilder text = new StringBuilder(
                "Cannot find column " + NearestNames.quoted(name) + " of " + option + " in " + Excerpt.of(where));
        if (!near.isEmpty()) {
            text.append("; did you mean ").append(NearestNames.list(near)).append("?");
            if (near.get(0).strip().equals(name.strip())) {
                text.append(" (blanks are part of the name, but under --trim not of one in a CSV header)");
            }
        }
        text.append(near.isEmpty() ? "; its columns are " : " Its columns are ").append(NearestNames.list(names));
        throw new Refusal(ExitCode.CONFIG, text.toString());
    }

    /**
     * Refuses (65) names that are there twice or differ in case only. With {@code --features} only names that are
     * needed matter: nothing else is read.
     */
    static void refuseAmbiguous(SourceSettings settings, List<String> names, String where) {
        Set<String> needed = new LinkedHashSet<>(settings.features());
        if (settings.hasLabel()) {
            needed.add(settings.label());
        }
        settings.weight().ifPresent(needed::add);
        Set<String> neededFolded = new HashSet<>();
        needed.forEach(name -> neededFolded.add(name.toLowerCase(Locale.ROOT)));
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String folded = names.get(c).toLowerCase(Locale.ROOT);
            Integer earlier = seen.putIfAbsent(folded, c);
            if (earlier != null && (settings.features().isEmpty() || neededFolded.contains(folded))) {
                String first = names.get(earlier);
                throw new Refusal(
                        ExitCode.DATA,
                        "Cannot tell the columns of " + Excerpt.of(where) + " apart: columns " + (earlier + 1) + " and "
                                + (c + 1) + " are both named " + NearestNames.quoted(names.get(c))
                                + (first.equals(names.get(c))
                                        ? ""
                                        : " but for case (" + NearestNames.quoted(first) + ")")
                                + "; rename one, or name other columns with --features");
            }
        }
    }

    /** Refuses (65) text columns among the default features, with the option that leaves them out. */
    static void refuseText(Columns columns, List<String> text, String example, String where) {
        List<String> rest = new ArrayList<>(columns.features());
        rest.removeAll(text);
        String wayOut = rest.isEmpty()
                ? "; no numeric column is left for a feature"
                : "; leave " + (text.size() == 1 ? "it" : "them") + " out with --features " + option(rest);
        throw new Refusal(
                ExitCode.DATA,
                "Cannot use " + (text.size() == 1 ? "column " : "columns ") + NearestNames.list(text) + " of "
                        + Excerpt.of(where) + (text.size() == 1 ? " as a feature" : " as features")
                        + ": the first rows hold text, no numbers (" + example + ")"
                        + wayOut);
    }

    /** A list of names as it stands on a command line. */
    static String option(List<String> names) {
        String list = String.join(",", names);
        return list.matches("[\\w.,:/@%+=-]*") ? list : "'" + list.replace("'", "'\\''") + "'";
    }
}
