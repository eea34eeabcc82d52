package dev.plumbline.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Which hosts have which bytes of the input, where its file system knows that: tasks are sent to the bytes. */
final class BlockHosts {
    private static final String NOWHERE = "localhost";
    /** A partition is sent to at most so many hosts: those of one replicated block. */
    private static final int MOST = 3;

    private final Map<String, List<Block>> byFile = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Bytes of a file that some hosts have. */
    private record Block(long start, long end, List<String> hosts) {}

    /** Bytes {@code [start, end)} of a file, as far as it goes. */
    record Range(String path, long start, long end) {}

    /** Object stores and local disks say {@code localhost}, which is no place on a cluster. */
    void add(String path, BlockLocation[] locations) throws java.io.IOException {
        List<Block> blocks = new ArrayList<>();
        for (BlockLocation each : locations) {
            List<String> hosts = Arrays.stream(each.getHosts())
                    .filter(host -> !host.equals(NOWHERE))
                    .map(host -> names.computeIfAbsent(host, same -> same))
                    .toList();
            if (!hosts.isEmpty()) {
                blocks.add(new Block(each.getOffset(), each.getOffset() + each.getLength(), hosts));
            }
        }
        if (!blocks.isEmpty()) {
            byFile.put(path, blocks);
        }
    }

    /**
     * Hosts to read these bytes on: at most three, each with at least half as many of them as the one with the most, the
     * most first. None where nothing is known.
     */
    List<String> of(List<Range> ranges) {
        Map<String, Long> bytes = new TreeMap<>();
        for (Range range : ranges) {
            for (Block block : byFile.getOrDefault(range.path(), List.of())) {
                long common = Math.min(range.end(), block.end()) - Math.max(range.start(), block.start());
                if (common > 0) {
                    block.hosts().forEach(host -> bytes.merge(host, common, Long::sum));
                }
            }
        }
        long most = bytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return bytes.entrySet().stream()
                .filter(entry -> entry.getValue() >= most / 2)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * A partition for each element of a plan, to be read where most of its bytes are.
     *
     * @param ranges of each element
     */
    <T> JavaRDD<T> partitions(JavaSparkContext spark, List<T> plan, List<List<Range>> ranges) {
        if (byFile.isEmpty()) {
            return spark.parallelize(plan, plan.size());
        }
        List<Tuple2<T, Seq<String>>> placed = new ArrayList<>();
        for (int k = 0; k < plan.size(); k++) {
            placed.add(new Tuple2<>(
                    plan.get(k), CollectionConverters.asScala(of(ranges.get(k))).toSeq()));
        }
        ClassTag<T> any = ClassTag$.MODULE$.apply(Object.class);
        return new JavaRDD<>(
                spark.sc().makeRDD(CollectionConverters.asScala(placed).toSeq(), any), any);
    }
}
