package dev.plumbline.source;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which state of a table is read that keeps its earlier states, as the option by which Spark's reader finds it again. */
final class Snapshots {
    /** Of Delta a number of its commits, of Iceberg the id of a snapshot: its own option for that is gone since 1.11. */
    private static final String VERSION = "versionAsOf";

    /** What names a state, in lower case. */
    private static final Set<String> STATES = Set.of("versionasof", "timestampasof", "snapshot-id", "as-of-timestamp");
    /** What names something that moves from state to state, or lies between states. */
    private static final Set<String> MOVING = Set.of("branch", "tag", "start-snapshot-id", "readchangefeed");

    private static final String COMMIT = "[0-9]{20}\\.json";

    private Snapshots() {}

    /** Those of the options that name a state. */
    static Map<String, String> among(Map<String, String> options) {
        Map<String, String> states = new TreeMap<>();
        options.forEach((key, value) -> {
            if (STATES.contains(key.toLowerCase(Locale.ROOT))) {
                states.put(key, value);
            }
        });
        return states;
    }

    /** The option that names the newest state; none where a table keeps no states, or the options ask for another. */
    static Map<String, String> newest(Dataset<Row> table, Map<String, String> options, Configuration conf)
            throws IOException {
        boolean asked = options.keySet().stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .anyMatch(key -> STATES.contains(key) || MOVING.contains(key));
        if (asked) {
            return Map.of();
        }
        TableLeaf leaf = TableLeaf.of(table);
        Optional<Path> delta = leaf.deltaRoot();
        if (delta.isPresent()) {
            OptionalLong version = newestCommit(delta.get(), conf);
            return version.isPresent() ? Map.of(VERSION, Long.toString(version.getAsLong())) : Map.of();
        }
        return leaf.icebergSnapshot().map(id -> Map.of(VERSION, id)).orElse(Map.of());
    }

    /** Delta's protocol: each commit is a file named by its version, and the highest is the newest. */
    private static OptionalLong newestCommit(Path table, Configuration conf) throws IOException {
        Path log = new Path(table, "_delta_log");
        OptionalLong newest = OptionalLong.empty();
        for (FileStatus file : log.getFileSystem(conf).listStatus(log)) {
            String name = file.getPath().getName();
            if (name.matches(COMMIT)) {
                long version = Long.parseLong(name.substring(0, name.indexOf('.')));
                newest = OptionalLong.of(Math.max(version, newest.orElse(version)));
            }
        }
        return newest;
    }
}
