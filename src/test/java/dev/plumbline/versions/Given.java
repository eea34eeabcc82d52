package dev.plumbline.versions;

import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Tables;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The tables that every Spark reads, written once.
 *
 * @param csv columns x, z, y
 * @param broken the same with one bad row
 * @param parquet made by {@code generate}
 * @param orc the CSV table and its predictions
 */
record Given(Path csv, Path broken, Path parquet, Path orc) {
    private static final int ROWS_OF_A_FILE = 5_000;

    /** @param compiledFor the Spark that writes them */
    static Given write(Submit compiledFor) throws IOException, InterruptedException {
        Path here = compiledFor.lab().here();
        Path csv = Tables.write(here.resolve("csv"), 1, 4, ROWS_OF_A_FILE);
        Path broken = here.resolve("broken");
        Trees.copy(csv, broken);
        Files.writeString(broken.resolve("part-0.csv"), "1,two,3\n", StandardOpenOption.APPEND);
        Path parquet = here.resolve("parquet");
        done(
                compiledFor,
                "generate",
                "--rows",
                "20000",
                "--features",
                "3",
                "--noise",
                "1",
                "--offset",
                "1000",
                "--format",
                "parquet",
                "--parts",
                "3",
                "--output",
                parquet.toString());
        String models = here.resolve("models").toString();
        done(compiledFor, "train", "--input", csv.toString(), "--label", "y", "--models", models, "--model", "line");
        Path orc = here.resolve("orc");
        done(
                compiledFor,
                "predict",
                "--input",
                csv.toString(),
                "--models",
                models,
                "--model",
                "line",
                "--output",
                orc.toString(),
                "--output-format",
                "orc");
        return new Given(csv, broken, parquet, orc);
    }

    private static void done(Submit submit, String... command) throws IOException, InterruptedException {
        Run run = submit.run(List.of(command));
        Unexpected.unless(run.code() == 0, () -> command[0] + ": " + Expect.told(run));
    }
}
