package dev.plumbline.platform;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Spark and Scala that a run is on, and whether it may go on with them. To be asked before a session is
 * opened: on a Spark that does not fit, the first call into it fails to link, with an error that tells nobody what to do.
 *
 * @param spark as Spark says it, with what a vendor adds; empty where it does not say
 * @param scala as Scala's library says it; empty where it does not say
 */
public record SparkVersion(String spark, String scala) {
    /** Those on which {@code scripts/spark-versions} was run, oldest first. */
    public static final List<String> TESTED = List.of("3.5.6", "4.0.2", "4.1.0", "4.1.3", "4.2.0");

    private static final String OLDEST = "3.5";
    private static final String SCALA = "2.13";
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})(?![0-9]).*");

    /** Of the class path; nothing of Spark is started. */
    public static SparkVersion here() {
        return new SparkVersion(
                Named.text("org.apache.spark.package$", "SPARK_VERSION"),
                Named.text("scala.util.Properties$", "versionNumberString"));
    }

    /**
     * Whether the jar may run here.
     *
     * @return a sentence for the user where nobody has tried it; it goes on nevertheless, because a Spark that is only
     *     new is more often right than wrong
     * @throws Refusal 78 where it is known not to run: Spark before 3.5, or another Scala than 2.13
     */
    public Optional<String> check() {
        if (isOlder(line(spark), line(OLDEST))
                || !scala.isEmpty() && !line(scala).equals(line(SCALA))) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot run on " + told() + ": Plumbline needs Spark " + OLDEST + " or later with Scala " + SCALA
                            + ", and is tested on " + tested() + "; submit with one of these");
        }
        boolean known = TESTED.stream().anyMatch(tested -> line(tested).equals(line(spark)));
        return known
                ? Optional.empty()
                : Optional.of(
                        "warning: Plumbline was never tried on " + told() + ", only on " + tested() + "; it goes on");
    }

    private String told() {
        return "Spark " + shown(spark) + " with Scala " + shown(scala);
    }

    private static String tested() {
        return String.join(", ", TESTED.subList(0, TESTED.size() - 1)) + " and " + TESTED.get(TESTED.size() - 1);
    }

    private static String shown(String version) {
        return version.isEmpty() ? "of an unknown version" : PlainText.excerpt(version, 40);
    }

    /** Major and minor number; empty where there are none. */
    private static List<Integer> line(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        return numbers.matches()
                ? List.of(Integer.valueOf(numbers.group(1)), Integer.valueOf(numbers.group(2)))
                : List.of();
    }

    private static boolean isOlder(List<Integer> line, List<Integer> than) {
        if (line.isEmpty()) {
            return false;
        }
        int major = Integer.compare(line.get(0), than.get(0));
        return major < 0 || major == 0 && line.get(1) < than.get(1);
    }
}
