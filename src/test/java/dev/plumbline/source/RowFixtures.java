package dev.plumbline.source;

import dev.plumbline.kernel.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** What the tests of typed tables share: a session, settings, and scans as lists. */
final class RowFixtures {
    private RowFixtures() {}

    static SparkSession session(String master) {
        return SparkSession.builder()
                .master(master)
                .appName("tables")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    static SourceSettings settings(String input, String label, String... features) {
        return new SourceSettings(
                List.of(input),
                Optional.empty(),
                Optional.of("parquet"),
                Map.of(),
                ',',
                true,
                List.of(),
                false,
                label,
                List.of(features),
                Optional.empty(),
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                0,
                1);
    }

    static SourceSettings weighted(SourceSettings s, String weight) {
        return new SourceSettings(
                s.inputs(),
                s.table(),
                s.format(),
                s.options(),
                s.delimiter(),
                s.header(),
                s.missing(),
                s.trim(),
                s.label(),
                s.features(),
                Optional.of(weight),
                s.badRows(),
                s.partitions(),
                s.splitBytes());
    }

    static SourceSettings cut(SourceSettings s, int partitions) {
        return new SourceSettings(
                s.inputs(),
                s.table(),
                s.format(),
                s.options(),
                s.delimiter(),
                s.header(),
                s.missing(),
                s.trim(),
                s.label(),
                s.features(),
                s.weight(),
                s.badRows(),
                partitions,
                s.splitBytes());
    }

    static SourceSettings spark(
            List<String> inputs, Optional<String> table, Optional<String> format, Map<String, String> options) {
        return new SourceSettings(
                inputs,
                table,
                format,
                options,
                ',',
                true,
                List.of(),
                false,
                "y",
                List.of(),
                Optional.empty(),
                new BadRows(BadRows.Policy.FAIL, new BadRows.Limit(0, false)),
                0,
                1);
    }

    static TableSource open(SparkSession session, SourceSettings settings) {
        Configuration conf = session.sessionState().newHadoopConf();
        return ParquetSource.open(session, settings, InputFiles.list(conf, settings.inputs()));
    }

    /** A finished scan. */
    record Scan(TableSource source, List<Block> blocks, List<ScanReport> reports, int partitions) {
        static Scan of(TableSource source) {
            List<Block> blocks = new ArrayList<>();
            List<ScanReport> reports = new ArrayList<>();
            for (Chunk chunk : source.chunks().collect()) {
                if (chunk.isBlock()) {
                    blocks.add(chunk.block());
                } else {
                    reports.add(chunk.report());
                }
            }
            return new Scan(source, blocks, reports, source.chunks().getNumPartitions());
        }

        ScanAccount account() {
            return source.account(reports);
        }

        /** Each used row as text, features first, in no order but that of the text. */
        List<String> rows() {
            List<String> rows = new ArrayList<>();
            for (Block block : blocks) {
                for (int i = 0; i < block.rows(); i++) {
                    double[] cells = new double[block.featureCount() + (block.weight() == null ? 1 : 2)];
                    for (int j = 0; j < block.featureCount(); j++) {
                        cells[j] = block.feature(j)[i];
                    }
                    cells[block.featureCount()] = block.label()[i];
                    if (block.weight() != null) {
                        cells[block.featureCount() + 1] = block.weight()[i];
                    }
                    rows.add(Arrays.toString(cells));
                }
            }
            Collections.sort(rows);
            return rows;
        }
    }

    /** The files of data in a directory, by name. */
    static List<Path> files(Path directory) throws Exception {
        try (var paths = Files.list(directory)) {
            return paths.filter(path -> !path.getFileName().toString().matches("[._].*"))
                    .sorted()
                    .toList();
        }
    }
}
