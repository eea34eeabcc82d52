package dev.plumbline.store;

import dev.plumbline.model.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * One of several publishers that publish the same day of the same models at the same moment. Arguments: the place
 * of the models, a path or a URI; a directory in which they meet; the publisher's number, how many there are, rounds.
 * Each round is a model of its own.
 */
public final class RacingPublisher {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    private RacingPublisher() {}

    public static void main(String[] args) throws Exception {
        FileStore models = FileStores.of(args[0], new Configuration());
        Path meetings = Path.of(args[1]);
        int publisher = Integer.parseInt(args[2]);
        int all = Integer.parseInt(args[3]);
        for (int round = 0; round < Integer.parseInt(args[4]); round++) {
            meet(meetings.resolve(Integer.toString(round)), args[2], all);
            publish(models, round, publisher);
        }
    }

    /** Goes on when all are there. */
    private static void meet(Path place, String publisher, int all) throws IOException, InterruptedException {
        Files.createDirectories(place);
        Files.createFile(place.resolve(publisher));
        int there = 0;
        while (there < all) {
            Thread.sleep(1);
            try (var files = Files.list(place)) {
                there = (int) files.count();
            }
        }
    }

    /** Publishes as a run of its own. */
    public static void publish(FileStore models, int round, int publisher) {
        ModelName name = name(round);
        String run = "2026-01-02-run-" + publisher;
        ModelStore store = new ModelStore(models, Clock.systemUTC());
        Claim claim = store.claim(name, DAY, run);
        try (HistoryWriter history = store.run(name, run).history(List.of("rooms", "area"))) {
            history.add(Samples.epoch(1, 2));
        }
        store.publish(claim, Samples.candidate());
    }

    private static ModelName name(int round) {
        return new ModelName("round-" + round);
    }

    /** What is wrong after a round; empty where every publisher has one version and the last move is current. */
    public static Optional<String> fault(FileStore files, int round, int publishers) throws IOException {
        ModelStore store = new ModelStore(files, Clock.systemUTC());
        ModelName name = name(round);
        List<VersionEntry> versions = store.versions(name);
        Set<String> runs = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (VersionEntry version : versions) {
            version.run().ifPresent(runs::add);
            version.problem().ifPresent(problems::add);
        }
        CurrentVersion pointer = new CurrentVersion(files, Clock.systemUTC());
        boolean sound = versions.size() == publishers
                && runs.size() == publishers
                && problems.isEmpty()
                && pointer.read(name).equals(pointer.lastMove(name).map(Move::to))
                && store.load(name, Optional.empty()).version().equals(new ModelVersion(DAY, publishers));
        return sound ? Optional.empty() : Optional.of(name + ": " + versions + ", current " + pointer.read(name));
    }
}
