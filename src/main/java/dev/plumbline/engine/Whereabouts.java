package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.SparkEnv;
import org.apache.spark.rdd.RDD;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.BlockManagerMaster;
import org.apache.spark.storage.RDDBlockId;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Where the partitions of a cached table are, as Spark's driver knows it: asking takes no job. Two of them are equal
 * where nothing came, went or moved.
 *
 * @param hosts of the executors that are there, by their names; with a local master the driver is one
 * @param holders of each partition, by its number; none where it was lost
 */
record Whereabouts(Map<String, String> hosts, List<Set<String>> holders) {
    /** Stands for the executors that are to come where there is none. */
    private static final String NOBODY = "";

    Whereabouts {
        hosts = Map.copyOf(hosts);
        holders = List.copyOf(holders);
    }

    static Whereabouts of(RDD<?> cached) {
        BlockManagerMaster master = SparkEnv.get().blockManager().master();
        boolean local = cached.context().isLocal();
        Map<String, String> hosts = new TreeMap<>();
        for (BlockManagerId id :
                CollectionConverters.asJava(master.getMemoryStatus().keySet())) {
            if (local || !id.isDriver()) {
                hosts.put(id.executorId(), id.host());
            }
        }
        if (hosts.isEmpty()) {
            hosts.put(NOBODY, NOBODY);
        }
        BlockId[] blocks = new BlockId[cached.getNumPartitions()];
        for (int p = 0; p < blocks.length; p++) {
            blocks[p] = new RDDBlockId(cached.id(), p);
        }
        List<Set<String>> holders = new ArrayList<>(blocks.length);
        for (Seq<BlockManagerId> found : CollectionConverters.asJava(master.getLocations(blocks))) {
            Set<String> names = new TreeSet<>();
            CollectionConverters.asJava(found).forEach(id -> names.add(id.executorId()));
            names.retainAll(hosts.keySet());
            holders.add(names);
        }
        return new Whereabouts(hosts, holders);
    }

    /**
     * Cores of each executor that is there. One of which Spark has not told yet counts like the average of all.
     *
     * @param cached whose Spark is asked
     */
    Map<String, Integer> cores(RDD<?> cached) {
        int all = Math.max(1, cached.context().defaultParallelism());
        int average = Math.max(1, all / Math.max(1, hosts.size()));
        Map<String, Integer> cores = new TreeMap<>();
        hosts.keySet().forEach(name -> cores.put(name, average));
        for (ExecutorSummary each :
                CollectionConverters.asJava(cached.context().statusStore().executorList(true))) {
            if (each.totalCores() > 0) {
                cores.computeIfPresent(each.id(), (name, unknown) -> each.totalCores());
            }
        }
        return cores;
    }

    /** How Spark is told to run a task on this executor rather than on others; empty where it cannot be told. */
    List<String> place(String executor) {
        String host = hosts.get(executor);
        // Spark takes such a name apart at its first underscore.
        return host == null || host.isEmpty() || host.indexOf('_') >= 0
                ? List.of()
                : List.of("executor_" + host + "_" + executor);
    }

    /** Partitions that nobody holds. */
    long lost() {
        return holders.stream().filter(Set::isEmpty).count();
    }
}
