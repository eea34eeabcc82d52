package dev.plumbline.hadoop;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacitySchedulerConfiguration;

/**
 * A ResourceManager and NodeManagers on loopback, in the process of the file system. What they keep, and the directories
 * that containers work in, lie below the directory that the process was started in.
 */
final class Yarn {
    /** Megabytes of a node: an application master and an executor, or two executors. */
    private static final int MEMORY = 3584;

    private static final int CORES = 4;
    private static final int NODE_PATIENCE = 60_000;

    private final MiniYARNCluster cluster;

    private Yarn(MiniYARNCluster cluster) {
        this.cluster = cluster;
    }

    /** @param hdfs settings of the file system, which is running */
    static Yarn start(Configuration hdfs, int nodes) throws Exception {
        MiniYARNCluster cluster = new MiniYARNCluster("yarn", 1, nodes, 1, 1);
        cluster.init(settings(hdfs));
        cluster.start();
        if (!cluster.waitForNodeManagersToConnect(NODE_PATIENCE)) {
            throw new IllegalStateException("no " + nodes + " NodeManagers within " + NODE_PATIENCE + " ms");
        }
        return new Yarn(cluster);
    }

    private static Configuration settings(Configuration hdfs) {
        YarnConfiguration conf = new YarnConfiguration(hdfs);
        conf.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, MEMORY);
        conf.setInt(YarnConfiguration.NM_VCORES, CORES);
        conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
        // Memory of containers is a promise here, not a fence: a page more than promised would kill them.
        conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
        conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        // A disk that is nearly full makes a node unhealthy, and applications wait for ever.
        conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        // By default application masters share a tenth of the memory: less than one of them.
        conf.setFloat(CapacitySchedulerConfiguration.MAXIMUM_APPLICATION_MASTERS_RESOURCE_PERCENT, 0.8f);
        conf.set("yarn.scheduler.capacity.root.queues", "default");
        conf.setInt("yarn.scheduler.capacity.root.default.capacity", 100);
        // Logs of containers stay for a look until the cluster is stopped.
        conf.setInt(YarnConfiguration.DEBUG_NM_DELETE_DELAY_SEC, 3600);
        return conf;
    }

    /** Where a client finds it, by the names of the settings. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        for (Map.Entry<String, String> each : cluster.getConfig()) {
            String name = each.getKey();
            if (name.startsWith("yarn.resourcemanager.") && name.endsWith("address")) {
                addresses.put(name, cluster.getConfig().get(name));
            }
        }
        return addresses;
    }

    /** Stops a node; its containers end with it. */
    void stopNode(int node) {
        cluster.getNodeManager(node).stop();
    }
}
