package dev.plumbline.hadoop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Settings of a client of the cluster: what is gone is waited for, and not for ever. */
final class ClientConf {
    private ClientConf() {}

    static void write(Path directory, String address, int dataNodes) throws IOException {
        Files.createDirectories(directory);
        Configuration core = new Configuration(false);
        core.set("fs.defaultFS", address);
        core.set("ipc.client.connect.timeout", "5000");
        core.set("ipc.client.connect.max.retries.on.timeouts", "3");
        core.set("ipc.client.rpc-timeout.ms", "20000");
        write(directory.resolve("core-site.xml"), core);
        write(directory.resolve("hdfs-site.xml"), hdfs(dataNodes));
    }

    /** @param addresses of the ResourceManager, by the names of the settings */
    static void writeYarn(Path directory, Map<String, String> addresses) throws IOException {
        Configuration yarn = new Configuration(false);
        addresses.forEach(yarn::set);
        write(directory.resolve("yarn-site.xml"), yarn);
    }

    private static Configuration hdfs(int dataNodes) {
        Configuration hdfs = new Configuration(false);
        hdfs.setInt("dfs.replication", dataNodes);
        // Without it a call that is under way when the NameNode goes fails at once. It holds for the call and again for
        // each of its connections: 5 x 4 s.
        hdfs.set("dfs.client.retry.policy.enabled", "true");
        hdfs.set("dfs.client.retry.policy.spec", "1000,4");
        hdfs.set("dfs.client.socket-timeout", "10000");
        hdfs.set("dfs.datanode.socket.write.timeout", "20000");
        // A file that is closed is asked for until its DataNode has told of it: after 25 ms, 50 ms ..., not 400 ms
        // each.
        hdfs.set("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "25");
        hdfs.set("dfs.client.block.write.locateFollowingBlock.retries", "10");
        hdfs.set("dfs.client.block.write.replace-datanode-on-failure.best-effort", "true");
        return hdfs;
    }

    private static void write(Path file, Configuration settings) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.writeXml(out);
        }
    }
}
