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
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that every Spark reads, written once.
 *
 * @param csv columns x, z, y
 * @param broken the same with one bad row
 * @param parquet made by {@code generate}
 * @param orc the rows of the CSV table
 */
record Given(Path csv, Path broken, Path parquet, Path orc) {
    private static final int ROWS_OF_A_FILE = 5_000;
    private static final String GENERATE =
            "generate --rows 20000 --features 3 --noise 1 --offset 1000 --format parquet --parts 3";

    /** @param compiledFor the Spark that writes them */
    static Given write(Submit compiledFor) throws IOException, InterruptedException {
        Path here = compiledFor.lab().here();
        Path csv = Tables.write(here.resolve("csv"), 1, 4, ROWS_OF_A_FILE);
        Path broken = here.resolve("broken");
        Trees.copy(csv, broken);
        Files.writeString(broken.resolve("part-0.csv"), "1,two,3\n", StandardOpenOption.APPEND);
        Path parquet = here.resolve("parquet");
        List<String> generate = new ArrayList<>(List.of(GENERATE.split(" ")));
        generate.addAll(List.of("--output", parquet.toString()));
        Run generated = compiledFor.run(generate);
        Unexpected.unless(generated.code() == 0, () -> "the Parquet table: " + Expect.told(generated));
        Path orc = here.resolve("orc");
        Run written = compiledFor.main(OrcTable.class, csv.toString(), orc.toString());
        Unexpected.unless(written.code() == 0, () -> "the ORC table: exit code " + written.code());
        return new Given(csv, broken, parquet, orc);
    }
}
