package dev.plumbline.clusters;

import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A standalone master with two workers, and who works for them.
 *
 * @param cluster of {@code scripts/cluster}
 */
record Workers(Cluster cluster) {
    /** Workers of one core each. */
    static Workers start(Lab lab) throws IOException, InterruptedException {
        return new Workers(Cluster.start(lab, "standalone"));
    }

    /** Workers with a core more, and memory, for a driver. */
    static Workers forDrivers(Lab lab) throws IOException, InterruptedException {
        return new Workers(Cluster.start(lab, "standalone", "--cores", "2", "--memory", "3g"));
    }

    /** A run there, whose losses are noticed within seconds. */
    Command with(Command command) {
        return command.spark("spark.master", cluster.address())
                .spark("spark.executor.memory", "1g")
                .spark("spark.network.timeout", "20s")
                .spark("spark.network.timeoutInterval", "5s")
                .spark("spark.executor.heartbeatInterval", "2s");
    }

    /** As {@link #with}, its driver on a worker. */
    Command deployed(Command command) {
        return with(command)
                .spark("spark.submit.deployMode", "cluster")
                .spark("spark.standalone.submit.waitAppCompletion", "true")
                // spark-submit gives a master 10 s to answer, however busy the machine is.
                .spark("spark.rpc.askTimeout", "120s")
                .spark("spark.driver.memory", "1g");
    }

    List<Long> executors(int worker) {
        return cluster.jvms("work-" + worker + "/app-*/*");
    }

    List<Long> drivers(int worker) {
        return cluster.jvms("work-" + worker + "/driver-*");
    }

    /** The worker that has the one driver. */
    int withDriver() {
        List<Integer> workers =
                Stream.of(1, 2).filter(each -> !drivers(each).isEmpty()).toList();
        Unexpected.unless(workers.size() == 1, () -> "workers with drivers: " + workers);
        return workers.get(0);
    }

    static int other(int worker) {
        return 3 - worker;
    }

    void killExecutor(int worker) throws IOException, InterruptedException {
        List<Long> executors = executors(worker);
        Unexpected.unless(executors.size() == 1, () -> "executors of worker " + worker + ": " + executors);
        Signal.KILL.to(executors.get(0));
    }

    void killWorker(int worker) throws IOException, InterruptedException {
        cluster.order("worker " + worker + " kill");
    }

    /** How many executors there ever were. */
    int executorsEver() throws IOException {
        return found("work-[0-9]+/app-[^/]+/[0-9]+").size();
    }

    /** What all drivers that there ever were said on standard error. */
    String driversSaid() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Path each : found("work-[0-9]+/driver-[^/]+/stderr")) {
            said.append(Files.readString(each));
        }
        return said.toString();
    }

    private List<Path> found(String pattern) throws IOException {
        Path top = cluster.directory();
        try (Stream<Path> places = Files.walk(top, 3)) {
            return places.filter(place -> top.relativize(place).toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }
}
