package dev.plumbline.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** A master and two workers of one core, as processes of their own. */
final class StandaloneCluster {
    private final Lab lab;
    private final int port;
    private Run master;
    private final Run[] workers = new Run[2];

    StandaloneCluster(Lab lab) throws IOException, InterruptedException {
        this.lab = lab;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        startMaster();
        startWorker(0);
        startWorker(1);
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    Run master() {
        return master;
    }

    Run worker(int number) {
        return workers[number];
    }

    void startMaster() throws IOException, InterruptedException {
        master = daemon("master.Master", "--port", Integer.toString(port), "--webui-port", "0");
        says(master, "I have been elected leader");
    }

    void startWorker(int number) throws IOException, InterruptedException {
        Path work = lab.directory("worker");
        workers[number] = daemon(
                "worker.Worker",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                work.toString(),
                url());
        says(workers[number], "Successfully registered with master");
    }

    private Run daemon(String type, String... arguments) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of(
                "env",
                "SPARK_DAEMON_JAVA_OPTS=-Dlog4j2.configurationFile=org/apache/spark/log4j2-defaults.properties"
                        + " -Dspark.worker.timeout=10",
                "SPARK_CONF_DIR=" + lab.directory("conf"),
                lab.shop().home().resolve("bin/spark-class").toString(),
                "org.apache.spark.deploy." + type,
                "--host",
                "127.0.0.1"));
        words.addAll(List.of(arguments));
        return lab.program(words);
    }

    private static void says(Run daemon, String words) throws InterruptedException {
        daemon.awaitThat(words, () -> {
            try {
                return daemon.err().contains(words);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
