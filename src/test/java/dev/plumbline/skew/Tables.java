package dev.plumbline.skew;

import dev.plumbline.source.BadRows;
import dev.plumbline.source.GenerateSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.source.Sources;
import dev.plumbline.source.SyntheticTable;
import dev.plumbline.source.TableSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;

/**
 * The same rows in one file, in few and in many.
 *
 * @param session of Spark
 * @param rows of each table
 * @param at directory of the tables, which stay there
 */
record Tables(SparkSession session, long rows, Path at) {
    private static final long SPLIT_BYTES = 1 << 20;

    /** In so many files of about equal size. */
    Path in(int files, GenerateSettings.Format format) throws IOException {
        Path table = at.resolve(rows + "x" + files + "." + format.name().toLowerCase(java.util.Locale.ROOT));
        if (!Files.exists(table)) {
            Files.createDirectories(at);
            SyntheticTable.write(session, new GenerateSettings(rows, 2, 1, 0, 1, format, files, table.toString()));
        }
        return table;
    }

    /** In one file that cannot be cut. */
    Path inOneGz() throws IOException {
        Path plain = in(1, GenerateSettings.Format.CSV).resolve("part-00000.csv");
        Path packed = at.resolve(rows + ".csv.gz");
        if (!Files.exists(packed)) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(plain, out);
            }
        }
        return packed;
    }

    TableSource open(Path table) {
        return Sources.open(
                session,
                new SourceSettings(
                        List.of(table.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        ',',
                        true,
                        List.of(),
                        false,
                        "y",
                        List.of(),
                        Optional.empty(),
                        new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                        0,
                        SPLIT_BYTES));
    }
}
