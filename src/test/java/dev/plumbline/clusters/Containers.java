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
    private static final String ANY = "container_";
    /** The first container of an attempt is its application master: in cluster mode the driver. */
    private static final String FIRST = "_000001";

    List<Long> masters() {
        return yarn.processes(place -> isContainer(place) && isFirst(place));
    }

    List<Long> executors() {
        return yarn.processes(place -> isContainer(place) && !isFirst(place));
    }

    private static boolean isContainer(Path place) {
        return place.getFileName().toString().startsWith(ANY);
    }

    private static boolean isFirst(Path place) {
        return place.getFileName().toString().endsWith(FIRST);
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
            if (file.endsWith("stderr") && isFirst(file.getParent())) {
                said.append(Files.readString(file));
            }
        }
        return said.toString();
    }
}
