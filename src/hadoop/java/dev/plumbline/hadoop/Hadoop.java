package dev.plumbline.hadoop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DFSConfigKeys;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;

/**
 * A NameNode and DataNodes on loopback, in a process of their own, and YARN beside them where it is asked for. Arguments:
 * a directory for all of their data, how many DataNodes, and how many NodeManagers (0: no YARN). Writes the settings of a
 * client into {@code conf/} there, then prints {@code ready} and the address of the file system; from then on each line
 * of standard input is one order, answered by {@code done} (or {@code refused}) and the line when it is carried out:
 * {@code namenode stop|start}, {@code datanode stop N}, {@code datanode start}, {@code safemode enter|leave},
 * {@code nodemanager stop N}. Ends with its standard input.
 */
public final class Hadoop {
    private final MiniDFSCluster cluster;
    private final Optional<Yarn> yarn;
    private final List<DataNodeProperties> stopped = new ArrayList<>();

    private Hadoop(MiniDFSCluster cluster, Optional<Yarn> yarn) {
        this.cluster = cluster;
        this.yarn = yarn;
    }

    public static void main(String[] args) {
        try {
            run(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } catch (Throwable failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1); // its daemons' threads would keep a half-started process alive
        }
        Runtime.getRuntime().halt(0);
    }

    private static void run(Path directory, int dataNodes, int nodeManagers) throws Exception {
        MiniDFSCluster files = start(directory, dataNodes);
        Optional<Yarn> yarn =
                nodeManagers == 0 ? Optional.empty() : Optional.of(Yarn.start(files.getConfiguration(0), nodeManagers));
        Hadoop hadoop = new Hadoop(files, yarn);
        Path conf = directory.resolve("conf");
        ClientConf.write(conf, files.getURI().toString(), dataNodes);
        if (yarn.isPresent()) {
            ClientConf.writeYarn(conf, yarn.get().addresses());
        }
        System.out.println("ready " + hadoop.cluster.getURI());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println((hadoop.obey(order) ? "done " : "refused ") + order);
        }
    }

    private static MiniDFSCluster start(Path directory, int dataNodes) throws Exception {
        Configuration conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("data").toString());
        conf.setInt(DFSConfigKeys.DFS_REPLICATION_KEY, dataNodes);
        conf.setBoolean(DFSConfigKeys.DFS_PERMISSIONS_ENABLED_KEY, true);
        // A DataNode that says nothing is dead after 2 x 1 s + 10 x 1 s, not after ten minutes.
        conf.setInt(DFSConfigKeys.DFS_HEARTBEAT_INTERVAL_KEY, 1);
        conf.setInt(DFSConfigKeys.DFS_NAMENODE_HEARTBEAT_RECHECK_INTERVAL_KEY, 1000);
        MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(conf).numDataNodes(dataNodes).build();
        cluster.waitActive();
        return cluster;
    }

    private boolean obey(String order) throws Exception {
        String[] words = order.split(" ");
        switch (words.length < 2 ? "" : words[0] + " " + words[1]) {
            case "namenode stop" -> cluster.shutdownNameNode(0);
            case "namenode start" -> cluster.restartNameNode(0, false);
            case "datanode stop" -> stopped.add(cluster.stopDataNode(Integer.parseInt(words[2])));
            case "datanode start" -> restartDataNodes();
            case "nodemanager stop" -> yarn.orElseThrow().stopNode(Integer.parseInt(words[2]));
            case "safemode enter" -> cluster.getNameNodeRpc().setSafeMode(SafeModeAction.SAFEMODE_ENTER, false);
            case "safemode leave" -> cluster.getNameNodeRpc().setSafeMode(SafeModeAction.SAFEMODE_LEAVE, false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void restartDataNodes() throws IOException {
        for (DataNodeProperties each : stopped) {
            cluster.restartDataNode(each, true);
        }
        stopped.clear();
    }
}
