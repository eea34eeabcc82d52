package dev.plumbline.versions;

import dev.plumbline.model.ExitCode;
import dev.plumbline.platform.SparkVersion;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import dev.plumbline.trials.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the jar on several Sparks, as {@code scripts/spark-versions} starts it, and prints a table. */
public final class SparkVersions {
    private SparkVersions() {}

    /** @param args project, home of the Spark that the jar is compiled for, versions (default: all that are promised) */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        List<String> versions = words.size() > 2 ? words.subList(2, words.size()) : SparkVersion.TESTED;
        for (String version : versions) {
            if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+[A-Za-z0-9.-]*")) {
                System.err.println("spark-versions: Cannot try '" + version + "': a version of Spark is such as 4.1.3");
                System.exit(ExitCode.USAGE.code());
            }
        }
        Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
        Path work = project.resolve("target/spark-versions");
        Trees.delete(work);
        List<VersionRow> rows = rows(new Workshop(project, Path.of(words.get(1)), work), versions);
        System.out.print(VersionTable.of(rows));
        boolean well = rows.stream().allMatch(row -> row.problems(rows.get(0)).isEmpty());
        System.exit(well ? 0 : 1);
    }

    /**
     * A row for the Spark of the workshop, for which the jar is compiled, and then for each other version. Each verifies
     * what the one behind it has published, the last what the first has.
     */
    public static List<VersionRow> rows(Workshop shop, List<String> versions) throws IOException, InterruptedException {
        Given given = Given.write(new Submit(lab(shop, "given"), shop.home()));
        List<Visit> visits = new ArrayList<>();
        for (Path home : homes(shop, versions)) {
            System.err.println("spark-versions: " + home);
            Visit visit = new Visit(new Submit(lab(shop, "visit-" + visits.size()), home), given);
            visit.all();
            visits.add(visit);
        }
        for (int i = 0; i < visits.size(); i++) {
            visits.get(i).verifies(visits.get((i + 1) % visits.size()));
        }
        return visits.stream().map(Visit::row).toList();
    }

    private static Lab lab(Workshop shop, String name) throws IOException {
        return new Lab(shop, shop.work().resolve(name), Case.Extent.LONG, 1);
    }

    /** Assembled where they are not there yet; the workshop's comes first. */
    private static List<Path> homes(Workshop shop, List<String> versions) throws IOException, InterruptedException {
        List<Path> homes = new ArrayList<>(List.of(shop.home()));
        Lab lab = lab(shop, "homes");
        for (String version : versions) {
            if (!version.equals(Software.of(shop.home()).spark())) {
                Path home = shop.project().resolve("target/spark-" + version);
                String script = shop.project().resolve("scripts/spark-home").toString();
                Run run = lab.program(List.of(script, "--to", home.toString(), "--version", version))
                        .await();
                Unexpected.unless(run.code() == 0, () -> "Spark " + version + " is not to be had: " + err(run));
                homes.add(home);
            }
        }
        return homes;
    }

    private static String err(Run run) {
        try {
            return run.err();
        } catch (IOException unsaid) {
            return unsaid.toString();
        }
    }
}
