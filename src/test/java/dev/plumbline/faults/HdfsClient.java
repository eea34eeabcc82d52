package dev.plumbline.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a client of HDFS: a NameNode that is gone is waited for, and not for ever. */
final class HdfsClient {
    private HdfsClient() {}

    static Map<String, String> core(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fs.defaultFS", address);
        values.put("ipc.client.connect.timeout", "5000");
        values.put("ipc.client.connect.max.retries.on.timeouts", "3");
        values.put("ipc.client.rpc-timeout.ms", "20000");
        return values;
    }

    static Map<String, String> hdfs(int dataNodes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("dfs.replication", Integer.toString(dataNodes));
        // Without it a call that is under way when the NameNode goes fails at once. 20 times, some 20 seconds.
        values.put("dfs.client.retry.policy.enabled", "true");
        values.put("dfs.client.retry.policy.spec", "1000,20");
        values.put("dfs.client.socket-timeout", "10000");
        values.put("dfs.datanode.socket.write.timeout", "20000");
        // A file that is closed is asked for until its DataNode has told of it: after 25 ms, 50 ms ..., not 400 ms
        // each.
        values.put("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "25");
        values.put("dfs.client.block.write.locateFollowingBlock.retries", "10");
        values.put("dfs.client.block.write.replace-datanode-on-failure.best-effort", "true");
        return values;
    }
}
