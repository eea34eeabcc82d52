package dev.plumbline.cli;

import dev.plumbline.model.EditDistance;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Options set in the environment, as {@code PLUMBLINE_} and the option's name in upper case. An empty variable counts
 * as not set. A name that is almost an option's is refused (78); others are left alone, because the environment
 * belongs to everybody.
 */
final class EnvironmentOptions {
    static final String PREFIX = "PLUMBLINE_";

    /** Read by scripts and tests, near as they may be to an option's name. */
    private static final Set<String> OF_SCRIPTS = Set.of(
            "PLUMBLINE_HOME", "PLUMBLINE_JAR", "PLUMBLINE_JAVA_OPTS", "PLUMBLINE_OPTS", "PLUMBLINE_REQUIRE_BROWSER");

    /** What a run and its launcher look at. */
    static final List<Manual.Entry> VARIABLES = List.of(
            new Manual.Entry(
                    "PLUMBLINE_OPTION", "sets the option of that name: `PLUMBLINE_LEARNING_RATE` is --learning-rate"),
            new Manual.Entry(
                    "SPARK_HOME", "the Spark that runs it; else the `spark-submit` on the PATH, else one from Maven"),
            new Manual.Entry("SPARK_CONF_DIR", "Spark's settings; else those of its home, else `conf`"),
            new Manual.Entry("JAVA_HOME", "a JDK 17 or later; else the `java` on the PATH"),
            new Manual.Entry("NO_COLOR", "if it is set, help has no colours"));

    private EnvironmentOptions() {}

    /** What the environment says of these options, by option name; checks the names against all options there are. */
    static Map<String, Value> read(
            Map<String, String> environment, Collection<Option> options, Collection<Option> all) {
        Set<String> known = new HashSet<>(OF_SCRIPTS);
        all.forEach(option -> known.add(option.variable()));
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(PREFIX) && !known.contains(variable)) {
                refuseNearMiss(variable, known);
            }
        }
        Map<String, Value> values = new HashMap<>();
        for (Option option : options) {
            String text = environment.getOrDefault(option.variable(), "");
            if (!text.isEmpty()) {
                values.put(option.name(), Value.of(text, new Origin.Environment(option.variable())));
            }
        }
        return values;
    }

    private static void refuseNearMiss(String variable, Set<String> known) {
        Nearest.to(variable, known)
                .filter(near -> EditDistance.between(variable, near) <= 2 && near.length() > PREFIX.length() + 4)
                .ifPresent(near -> {
                    throw new Refusal(
                            ExitCode.CONFIG,
                            "Cannot use environment variable " + Shown.text(variable)
                                    + ": no option goes by this name; did you mean " + near + "?");
                });
    }
}
