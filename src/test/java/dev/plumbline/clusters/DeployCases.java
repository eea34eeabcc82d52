package dev.plumbline.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.trials.Case;
import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Figures;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The commands of {@code docs/deploy.md} for masters that can be had here, and what the page says of their codes. */
final class DeployCases {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "sales/versions/2026-01-02/model.json";

    private DeployCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "deploy-standalone",
                        "docs/deploy.md on a standalone master, client and cluster mode; in cluster mode a bad row",
                        Expected.of("same bits; 0, and 65 in status.json"),
                        DeployCases::standalone),
                Case.large(
                        "deploy-local-cluster",
                        "docs/deploy.md on local-cluster",
                        Expected.SAME,
                        lab -> same(lab, Map.of(), "local-cluster")),
                Case.large(
                        "deploy-yarn",
                        "docs/deploy.md on YARN (Spark 3.5.6), client and cluster mode; in cluster mode a bad row",
                        Expected.of("same bits; 1, and 65 in status.json"),
                        DeployCases::yarn),
                Case.large(
                        "deploy-secure",
                        "docs/deploy.md on a standalone master that wants a secret, all traffic encrypted",
                        Expected.of("same bits; without the secret no model"),
                        DeployCases::secure));
    }

    private static String standalone(Lab lab) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(lab, "standalone");
        Map<String, String> there = Map.of("MASTER_URL", cluster.address());
        return same(lab, there, "standalone-client", "standalone-cluster") + "; "
                + badRow(lab, "standalone-cluster", there, 0);
    }

    private static String yarn(Lab lab) throws IOException, InterruptedException {
        Cluster cluster = Cluster.start(lab, "yarn");
        String conf = cluster.conf().toString();
        Map<String, String> there = Map.of(
                "SPARK_HOME", cluster.directory().resolve("spark").toString(),
                "SPARK_CONF_DIR", conf,
                "HADOOP_CONF_DIR", conf);
        return same(lab, there, "yarn-client", "yarn-cluster") + "; " + badRow(lab, "yarn-cluster", there, 1);
    }

    /** In cluster mode the code is in the status alone. */
    private static String badRow(Lab lab, String name, Map<String, String> variables, int code)
            throws IOException, InterruptedException {
        Path table = lab.directory("bad");
        Files.writeString(table.resolve("rows.csv"), "x,y\n1,2\nword,3\n4,5\n");
        Path models = lab.directory("models");
        Run run = run(lab, name, variables, table, models);
        JsonNode status = status(models);
        Unexpected.unless(
                run.code() == code && status.path("code").asInt() == 65,
                () -> "spark-submit " + run.code() + ", status.json " + status);
        return run.code() + ", and " + status.path("code") + " in status.json";
    }

    private static String secure(Lab lab) throws IOException, InterruptedException {
        Path settings = lab.directory("settings").resolve("secure.conf");
        Files.writeString(
                settings,
                DeployPage.command(lab.shop().project(), "secure")
                        .replace("EDIT", lab.seed() + "-" + lab.random().nextLong()));
        Cluster cluster = Cluster.start(lab, "standalone", "--settings", settings.toString());
        Map<String, String> there = new TreeMap<>(Map.of("MASTER_URL", cluster.address()));
        Path models = lab.directory("models");
        Run stranger = run(lab, "standalone-client", there, lab.shop().table(), models);
        Unexpected.unless(
                stranger.code() != 0 && !Files.exists(models.resolve(VERSION)),
                () -> "without the secret: " + Expect.told(stranger));
        there.put("SPARK_CONF_DIR", cluster.conf().toString());
        return same(lab, there, "standalone-client") + "; without the secret " + stranger.code();
    }

    /** The commands' models have the bits of that of the command for a local master. */
    private static String same(Lab lab, Map<String, String> variables, String... names)
            throws IOException, InterruptedException {
        Figures local = figures(lab, "local", Map.of());
        for (String name : names) {
            figures(lab, name, variables).require(local, name);
        }
        return "same bits";
    }

    private static Figures figures(Lab lab, String name, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path models = lab.directory("models");
        Run run = run(lab, name, variables, lab.shop().table(), models);
        Unexpected.unless(run.code() == 0, () -> name + ": " + Expect.told(run));
        Unexpected.unless(status(models).path("code").asInt() == 0, () -> name + ": " + models);
        return Figures.of(models.resolve(VERSION));
    }

    private static Run run(Lab lab, String name, Map<String, String> variables, Path input, Path models)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(variables);
        // With HDFS for a default file system a path without a scheme would be there.
        String scheme = variables.containsKey("HADOOP_CONF_DIR") ? "file://" : "";
        all.put("INPUT", scheme + input);
        all.put("MODELS", scheme + models);
        return DeployPage.run(lab, name, all);
    }

    private static JsonNode status(Path models) throws IOException {
        try (Stream<Path> runs = Files.list(models.resolve("sales/runs"))) {
            return JSON.readTree(Files.readString(runs.findFirst().orElseThrow().resolve("status.json")));
        }
    }
}
