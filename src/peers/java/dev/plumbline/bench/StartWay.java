package dev.plumbline.bench;

import dev.plumbline.peers.EmptyApplication;
import dev.plumbline.peers.FirstJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From the command to the first job of its Spark application. */
final class StartWay implements Way {
    private static final double MILLIS = 1e3;

    private final Place place;
    private final TableFile file;
    private final boolean ours;
    private final Path firstJob;
    private long began;

    StartWay(Place place, TableFile file, boolean ours) {
        this.place = place;
        this.file = file;
        this.ours = ours;
        this.firstJob = place.work().resolve("first-job");
    }

    @Override
    public String words() {
        return ours ? "scripts/plumbline train" : "empty Spark application";
    }

    @Override
    public void run() throws IOException {
        Files.deleteIfExists(firstJob);
        List<String> listener = List.of(
                "--conf", "spark.extraListeners=" + FirstJob.class.getName(), "--conf", FirstJob.FILE + "=" + firstJob);
        began = System.currentTimeMillis();
        if (ours) {
            List<String> options = new java.util.ArrayList<>(listener);
            options.addAll(List.of("--driver-class-path", place.classPath()));
            new Processes(place).train("start-plumbline", options, file, "--engine", "moments");
        } else {
            new Launch(place).submit("start-empty", listener, EmptyApplication.class);
        }
    }

    @Override
    public double counted(double clock) {
        try {
            return (Long.parseLong(Files.readString(firstJob)) - began) / MILLIS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
