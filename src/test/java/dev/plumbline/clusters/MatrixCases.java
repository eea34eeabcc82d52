package dev.plumbline.clusters;

import dev.plumbline.platform.SparkVersion;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.util.List;

/** The tables that scripts of their own print: the same jar on other Sparks, the same rows in other formats. */
final class MatrixCases {
    private static final int LIMIT = 3500;

    private MatrixCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "spark-versions",
                        "scripts/spark-versions on " + String.join(", ", SparkVersion.TESTED),
                        Expected.of("codes and bits of the first on each"),
                        lab -> printed(lab, "scripts/spark-versions")),
                Case.large(
                        "formats",
                        "scripts/formats: one table in every format, with the packages that bring them",
                        Expected.of("bits of CSV in each"),
                        lab -> printed(lab, "scripts/formats")));
    }

    private static String printed(Lab lab, String script) throws IOException, InterruptedException {
        Run run = lab.program(List.of(lab.shop().project().resolve(script).toString()))
                .await(LIMIT);
        String table = run.out();
        Unexpected.unless(run.code() == 0, () -> "exit code " + run.code() + ": " + table);
        return table.lines().skip(1).count() + " lines, all as they must be";
    }
}
