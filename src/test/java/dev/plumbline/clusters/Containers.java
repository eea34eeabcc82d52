package dev.plumbline.clusters;

import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes that a YARN started, told by the directories that they work in: {@code container_<start>_<application>_<attempt>_<number>}.
 *
 * @param yarn that started them
 */
record Containers(Cluster yarn) {
    private static final String ANY = "target/**/container_*";
    /** The first container of an attempt is its application master: in cluster mode the driver. */
    private static final String FIRST = "_000001";

    List<Long> masters() {
        return yarn.jvms(ANY + FIRST);
    }

    List<Long> executors() {
        List<Long> masters = masters();
        return yarn.jvms(ANY).stream().filter(pid -> !masters.contains(pid)).toList();
    }

    /** Waits for a number of executors. */
    List<Long> awaitExecutors(Run run, int number) throws InterruptedException {
        run.awaitThat(number + " executors", () -> executors().size() >= number);
        return executors();
    }

    /** How many application masters there ever were. */
    int attempts() throws IOException {
        return logs().size();
    }

    /** What application masters said on standard error, of all attempts. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Path file : logs()) {
            said.append(Files.readString(file));
        }
        return said.toString();
    }

    private List<Path> logs() throws IOException {
        return Trees.all(yarn.directory().resolve("target")).stream()
                .filter(file ->
                        file.endsWith("stderr") && file.getParent().toString().endsWith(FIRST))
                .sorted()
                .toList();
    }
}
