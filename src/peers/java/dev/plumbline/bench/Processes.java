package dev.plumbline.bench;

import dev.plumbline.peers.EmptyApplication;
import dev.plumbline.peers.SparkMlLine;
import dev.plumbline.peers.SparkMlProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whole processes, from the command to its end. */
final class Processes {
    private final Place place;
    private final Launch launch;

    Processes(Place place) {
        this.place = place;
        this.launch = new Launch(place);
    }

    /** One pass, the model published. */
    Way moments(TableFile file) {
        return new Doing("Plumbline --engine moments", () -> train("moments", List.of(), file, "--engine", "moments"));
    }

    /** Every epoch a Spark job over cached rows, the model published. */
    Way rows(TableFile file, int epochs) {
        return new Doing(
                "Plumbline --engine rows, " + epochs + " epochs",
                () -> train(
                        "rows",
                        List.of(),
                        file,
                        "--engine",
                        "rows",
                        "--optimizer",
                        "gd",
                        "--epochs",
                        Integer.toString(epochs),
                        "--tolerance",
                        "0",
                        "--no-gate"));
    }

    /** Trains into a directory of models that was not there before. */
    void train(String log, List<String> options, TableFile file, String... how) throws IOException {
        Path models = place.work().resolve("models");
        delete(models);
        List<String> command = new ArrayList<>(List.of("train", "--label", "y"));
        command.addAll(List.of("--input", file.at(place).toString(), "--models", models.toString()));
        command.addAll(List.of(how));
        launch.plumbline(log, options, command);
        if (!Files.exists(models.resolve("model/current.json"))) {
            throw new IllegalStateException("Plumbline published nothing in " + models);
        }
    }

    /** Spark ML, the model saved. */
    Way sparkMl(SparkMlLine solver, TableFile file) {
        return new Doing("Spark ML LinearRegression, " + solver, () -> {
            List<String> args = new ArrayList<>();
            args.add(solver.name());
            args.add(file.format().suffix());
            args.add(file.at(place).toString());
            args.add(place.work().resolve("spark-ml-model").toString());
            args.addAll(file.table().featureNames());
            String log = "spark-ml-" + solver.name().toLowerCase(Locale.ROOT);
            launch.submit(log, List.of(), SparkMlProgram.class, args.toArray(String[]::new));
        });
    }

    /** What any Spark application takes. */
    Way empty() {
        return new Doing("empty Spark application", () -> launch.submit("empty", List.of(), EmptyApplication.class));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
