package dev.plumbline.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.NotHere;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Spark's own Kubernetes side, over a stand-in for the API server: there is none here. Newest release of that module
 * that was to be had: 4.1.1.
 */
final class KubernetesCases {
    private static final String SPARK = "4.1.1";

    private KubernetesCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "kubernetes-client",
                        "conf/kubernetes over a stand-in for the API server, executors as processes",
                        Expected.SAME,
                        KubernetesCases::client),
                Case.large(
                        "kubernetes-cluster",
                        "cluster mode over a stand-in for the API server; the driver's pod ends with 75",
                        Expected.of("the pod that was asked for; spark-submit ends with 0"),
                        KubernetesCases::cluster));
    }

    private static Path home(Lab lab) throws IOException, InterruptedException {
        Path project = lab.shop().project();
        Run run = lab.program(List.of(
                        project.resolve("scripts/spark-home").toString(),
                        "--to",
                        project.resolve("target/spark-home-kubernetes").toString(),
                        "--version",
                        SPARK,
                        "org.apache.spark:spark-kubernetes_2.13:" + SPARK))
                .await();
        if (run.code() != 0) {
            throw new NotHere("no Spark " + SPARK + " with spark-kubernetes: " + run.err());
        }
        return Path.of(run.out().strip());
    }

    private static String client(Lab lab) throws IOException, InterruptedException {
        Path home = home(lab);
        try (KubernetesApi api = new KubernetesApi(new ExecutorProcesses(lab, home))) {
            api.putPod("plumbline", "the-driver");
            Path conf = settings(lab, api);
            Command command = lab.usual()
                    .on(home)
                    .environment("SPARK_CONF_DIR", conf.toString())
                    .spark("spark.master", api.master())
                    .spark("spark.driver.host", "127.0.0.1")
                    .spark("spark.kubernetes.driver.pod.name", "the-driver");
            String seen = Expect.same(lab.run(command), command, lab);
            List<JsonNode> pods = api.all("pods").stream()
                    .filter(pod ->
                            pod.at("/metadata/labels/spark-role").asText().equals("executor"))
                    .toList();
            Unexpected.unless(pods.size() == 2, () -> "pods of executors: " + pods.size());
            pods.forEach(KubernetesCases::confined);
            return seen + " on " + pods.size() + " executors";
        }
    }

    /** The settings of {@code conf/kubernetes}, for executors of a size that fits here. */
    private static Path settings(Lab lab, KubernetesApi api) throws IOException {
        Path source = lab.shop().project().resolve("conf/kubernetes");
        Path conf = lab.directory("conf");
        Files.copy(source.resolve("executor-pod.template"), conf.resolve("executor-pod.template"));
        Files.copy(source.resolve("../log4j2.properties"), conf.resolve("log4j2.properties"));
        Files.writeString(
                conf.resolve("spark-defaults.conf"),
                Files.readString(source.resolve("spark-defaults.conf"))
                                .replace("/etc/plumbline", conf.toString())
                                .replace("k8s://https://kubernetes.default.svc", api.master())
                        // Spark 4.1.1 loses all messages but the first under AES/GCM (SPARK-56227, mended in 4.1.3).
                        + "\nspark.network.crypto.cipher AES/CTR/NoPadding"
                        + "\nspark.executor.memory 1g\nspark.executor.cores 1\n");
        return conf;
    }

    private static void confined(JsonNode pod) {
        Map<String, String> expected = Map.of(
                "/spec/securityContext/runAsNonRoot", "true",
                "/spec/securityContext/seccompProfile/type", "RuntimeDefault",
                "/spec/containers/0/securityContext/allowPrivilegeEscalation", "false",
                "/spec/containers/0/securityContext/capabilities/drop/0", "ALL",
                "/spec/automountServiceAccountToken", "false",
                "/spec/restartPolicy", "Never",
                "/metadata/labels/app.kubernetes.io~1name", "plumbline",
                "/metadata/ownerReferences/0/name", "the-driver",
                "/spec/containers/0/image", "registry.example.org/plumbline:edit");
        expected.forEach((place, value) -> Unexpected.unless(
                pod.at(place).asText().equals(value), () -> place + " is " + pod.at(place) + " in " + pod));
        Unexpected.unless(pod.toString().contains("\"claimName\":\"sales\""), () -> "no input in " + pod);
    }

    private static String cluster(Lab lab) throws IOException, InterruptedException {
        Path home = home(lab);
        try (KubernetesApi api = new KubernetesApi(new Ended())) {
            Run run = DeployPage.run(
                    lab,
                    "kubernetes-cluster",
                    Map.of(
                            "SPARK_HOME", home.toString(),
                            "MASTER_URL", api.master(),
                            "IMAGE", "registry.example.org/plumbline:edit",
                            "INPUT", "s3a://sales/2026",
                            "MODELS", "s3a://models"));
            Unexpected.unless(run.code() == 0, () -> "spark-submit: " + run.code());
            JsonNode pod = api.all("pods").get(0);
            String words = pod.at("/spec/containers/0/args").toString();
            for (String word : List.of(
                    "\"driver\"",
                    "dev.plumbline.cli.Main",
                    "local:///opt/plumbline/plumbline.jar",
                    "\"train\"",
                    "s3a://models")) {
                Unexpected.unless(words.contains(word), () -> word + " is not in " + words);
            }
            Unexpected.unless(
                    pod.at("/spec/serviceAccountName").asText().equals("plumbline")
                            && pod.at("/spec/restartPolicy").asText().equals("Never"),
                    () -> pod.at("/spec").toString());
            return "0 where the driver ended with 75";
        }
    }

    /** Where drivers end with 75 at once. */
    private static final class Ended implements KubernetesApi.Node {
        @Override
        public void start(JsonNode pod) {}

        @Override
        public void tell(ObjectNode pod) {
            pod.putObject("status")
                    .put("phase", "Failed")
                    .putArray("containerStatuses")
                    .addObject()
                    .put("name", "spark-kubernetes-driver")
                    .putObject("state")
                    .putObject("terminated")
                    .put("exitCode", 75);
        }
    }
}
