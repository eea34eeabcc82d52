package dev.plumbline.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was seen of one Spark.
 *
 * @param on what it is
 * @param steps what was run there
 */
public record VersionRow(Software on, List<Step> steps) {
    /** Names of what ran, errors apart. */
    public List<String> ran() {
        return steps.stream()
                .filter(step -> !step.isError() && step.isAsExpected())
                .map(Step::name)
                .toList();
    }

    /** Steps that ended with the code and the status that they must. */
    public long asExpected() {
        return steps.stream().filter(Step::isAsExpected).count();
    }

    public double seconds() {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }

    /** Figures that were compared, by the names of their steps. */
    Map<String, String> figures() {
        return steps.stream()
                .filter(step -> !step.figures().isEmpty())
                .collect(Collectors.toMap(Step::name, Step::figures));
    }

    /** All that is not as it must be, beside the Spark that the jar is compiled for; empty where all is well. */
    public List<String> problems(VersionRow compiledFor) {
        List<String> problems = new ArrayList<>();
        steps.stream()
                .filter(step -> !step.isAsExpected())
                .forEach(step -> problems.add(step.name() + ": " + step.problem()));
        different(compiledFor)
                .forEach(name -> problems.add(
                        name + ": other bits than " + compiledFor.on().spark()));
        return problems;
    }

    /** Steps whose figures are not those of the other Spark. */
    List<String> different(VersionRow other) {
        Map<String, String> must = other.figures();
        return figures().entrySet().stream()
                .filter(step -> !step.getValue().equals(must.get(step.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
