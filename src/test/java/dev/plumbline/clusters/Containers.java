package dev.plumbline.clusters;

import dev.plumbline.trials.Cluster;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that a YARN started, told by the directories that they work in: {@code container_<start>_<application>_<attempt>_<number>}.
 *
 * @param yarn that started them
 */
record Containers(Cluster yarn) {
    /** The first container of an attempt is its application master: in cluster mode the driver. */
    private static final String FIRST = "_000001";

    List<Long> masters() {
        return yarn.jvms("**/container_*" + FIRST);
    }

    List<Long> executors() {
        List<Long> executors = new ArrayList<>(yarn.jvms("**/container_*"));
        executors.removeAll(masters());
        return executors;
    }

    /** Waits for a number of executors. */
    List<Long> awaitExecutors(Run run, int number) throws InterruptedException {
        run.awaitThat(number + " executors", () -> executors().size() >= number);
        return executors();
    }

    /** What application masters said on standard error, of all attempts. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (Path file : Trees.all(yarn.directory().resolve("target"))) {
            if (file.endsWith("stderr") && file.getParent().toString().endsWith(FIRST)) {
                said.append(Files.readString(file));
            }
        }
        return said.toString();
    }
}
