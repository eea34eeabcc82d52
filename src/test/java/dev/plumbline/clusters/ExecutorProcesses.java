package dev.plumbline.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.trials.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stand-in for a node: pods of executors become processes on loopback, started with the variables of their container
 * as the entry point of Spark's image starts them.
 */
final class ExecutorProcesses implements KubernetesApi.Node {
    private static final String BACKEND = "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend";

    private final Lab lab;
    private final Path home;

    ExecutorProcesses(Lab lab, Path home) {
        this.lab = lab;
        this.home = home;
    }

    @Override
    public void start(JsonNode pod) throws IOException {
        Map<String, String> variables = variables(pod.at("/spec/containers/0/env"));
        List<String> words = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> words.add(name + "=" + value));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        variables.forEach((name, value) -> {
            if (name.startsWith("SPARK_JAVA_OPT_")) {
                words.add(value);
            }
        });
        words.addAll(List.of("-Xmx" + variables.get("SPARK_EXECUTOR_MEMORY"), "-cp", home + "/jars/*", BACKEND));
        words.addAll(List.of("--driver-url", variables.get("SPARK_DRIVER_URL")));
        words.addAll(List.of("--executor-id", variables.get("SPARK_EXECUTOR_ID")));
        words.addAll(List.of("--cores", variables.get("SPARK_EXECUTOR_CORES")));
        words.addAll(List.of("--app-id", variables.get("SPARK_APPLICATION_ID")));
        words.addAll(List.of("--hostname", "127.0.0.1"));
        words.addAll(List.of("--resourceProfileId", variables.get("SPARK_RESOURCE_PROFILE_ID")));
        words.addAll(List.of("--podName", pod.at("/metadata/name").asText()));
        lab.program(words);
    }

    /** What is a field of the pod is its address. */
    private static Map<String, String> variables(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode variable : container) {
            variables.put(variable.path("name").asText(), variable.path("value").asText("127.0.0.1"));
        }
        return variables;
    }

    @Override
    public void tell(ObjectNode pod) {
        ObjectNode status = pod.putObject("status").put("phase", "Running").put("podIP", "127.0.0.1");
        status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
        status.putArray("containerStatuses")
                .addObject()
                .put("name", "executor")
                .put("ready", true)
                .putObject("state")
                .putObject("running");
    }
}
