package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Unexpected;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Memory that is short, cached rows that are gone, and descents that come to nothing. */
final class EngineCases {
    private static final int WIDE = 20_000;

    private EngineCases() {}

    static List<Case> all() {
        return List.of(
                Case.large("F35", "a cache that does not fit into memory", Expected.SAME, EngineCases::smallCache),
                Case.brief(
                        "F36",
                        "files of cached blocks deleted, three times",
                        Expected.SAME,
                        EngineCases::deletedBlocks),
                Case.large(
                        "F38",
                        "20,000 features in the smallest heap that Spark takes",
                        Expected.of("0, or an error code with advice; earlier stays"),
                        EngineCases::wide),
                Case.brief(
                        "F42", "rates that make the descent run away", Expected.refused(78, 81), EngineCases::runaway),
                Case.brief("F43", "a gate that refuses", Expected.refused(80), EngineCases::gate));
    }

    private static String smallCache(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual();
        Run run = lab.run(command.spark("spark.memory.fraction", "0.001"));
        return Expect.same(run, command, lab);
    }

    private static String deletedBlocks(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual().also("--storage", "disk");
        Path local = lab.directory("local");
        Run run = lab.start(command.spark("spark.local.dir", local.toString()));
        int deleted = 0;
        for (int epoch : List.of(5, 25, 60)) {
            run.awaitEpoch(epoch);
            deleted += deleteBlocks(local);
        }
        int files = deleted;
        Unexpected.unless(files > 0, () -> "no block was found in " + local);
        return files + " files deleted: " + Expect.same(run.await(), command, lab);
    }

    private static int deleteBlocks(Path local) throws IOException {
        int deleted = 0;
        try (Stream<Path> all = Files.walk(local)) {
            for (Path file : all.filter(each -> each.getFileName().toString().startsWith("rdd_"))
                    .toList()) {
                deleted += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return deleted;
    }

    private static String wide(Lab lab) throws IOException, InterruptedException {
        Path table = lab.directory("wide");
        Random random = lab.random();
        try (BufferedWriter out = Files.newBufferedWriter(table.resolve("wide.csv"))) {
            for (int column = 0; column < WIDE; column++) {
                out.write("x" + column + ",");
            }
            out.write("y\n");
            for (int row = 0; row < 200; row++) {
                for (int column = 0; column < WIDE; column++) {
                    out.write(random.nextDouble() + ",");
                }
                out.write(random.nextDouble() + "\n");
            }
        }
        Command command = lab.usual()
                .with("--input", table.toString())
                .with("--optimizer", "gd")
                .with("--learning-rate", "auto")
                .with("--epochs", "5")
                .with("--no-gate", "");
        Run run = lab.run(command.spark("spark.driver.memory", "512m"));
        if (run.code() == 0) {
            command.models().versions();
            return Expect.told(run);
        }
        return Expect.refused(run, command, 69, 74, 78);
    }

    private static String runaway(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual()
                .with("--optimizer", "gd")
                .with("--no-standardize", "")
                .with("--learning-rate", "1");
        return Expect.refused(lab.run(command), command, 78, 81);
    }

    private static String gate(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual().with("--gate", "rmse <= 0.0001");
        String told = Expect.refused(lab.run(command), command, 80);
        Unexpected.unless(told.contains("0.0001") && told.contains("rmse"), () -> "no rule and limit: " + told);
        Path run = command.models().runs(Lab.TODAY).get(0);
        Unexpected.unless(Files.exists(run.resolve("candidate/model.json")), () -> "no candidate was kept");
        return told;
    }
}
