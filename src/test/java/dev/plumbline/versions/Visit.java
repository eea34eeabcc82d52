package dev.plumbline.versions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.platform.SparkVersion;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Figures;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Trees;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is run on one Spark. Each step is told, whatever became of those before it. */
final class Visit {
    private static final String DAY = "2026-01-01";
    private static final String EPOCHS = "400";

    private final Submit submit;
    private final Software software;
    private final Given given;
    private final Path models;
    private final List<Step> steps = new ArrayList<>();

    Visit(Submit submit, Given given) throws IOException {
        this.submit = submit;
        this.software = Software.of(submit.home());
        this.given = given;
        this.models = submit.lab().here().resolve("models");
    }

    VersionRow row() {
        return new VersionRow(software, List.copyOf(steps));
    }

    /** Everything that needs no other Spark; where the jar does not run, that it says so. */
    void all() throws IOException, InterruptedException {
        if (isFit()) {
            links();
            works();
            refuses();
            stops();
        } else {
            error(ExitCode.CONFIG, train("refused", given.csv()));
        }
    }

    private boolean isFit() {
        try {
            new SparkVersion(software.spark(), software.scala()).check();
            return true;
        } catch (Refusal unfit) {
            return false;
        }
    }

    /** Whether all calls of the jar are there. */
    private void links() throws IOException {
        try (Linkage linkage = new Linkage(submit.lab().shop().jar(), submit.home())) {
            steps.add(new Step("links", String.join("; ", linkage.missing("dev/plumbline")), "", 0));
        }
    }

    /** All commands that end well. */
    private void works() throws InterruptedException {
        trains("csv", train("csv", given.csv(), "--holdout", "20%"));
        trains("moments", train("moments", given.parquet(), "--engine", "moments"));
        trains("parquet", train("parquet", given.parquet()));
        trains("orc", train("orc", given.orc(), "--format", "orc", "--features", "x,z"));
        Path predictions = submit.lab().here().resolve("predictions");
        List<String> line = List.of("--input", given.csv().toString(), "--models", models.toString(), "--model", "csv");
        step("predict", words(List.of("predict", "--output", predictions.toString()), line), run -> texts(predictions));
        step("evaluate", words(List.of("evaluate", "--json"), line), Visit::beforeStatus);
        step(
                "explain",
                List.of("explain", "--json", "--input", given.parquet().toString(), "--label", "y"),
                Visit::beforeStatus);
    }

    /** Ends that are no success, each with its code. */
    private void refuses() throws InterruptedException {
        error(ExitCode.USAGE, train("wrong", given.csv(), "--epoch", "3"));
        error(ExitCode.DATA, train("broken", given.broken()));
        error(ExitCode.NO_INPUT, train("absent", given.csv().resolveSibling("absent")));
        error(ExitCode.GATE_REFUSED, train("gated", given.csv(), "--gate", "rmse <= 0.001"));
        error(
                ExitCode.NOT_CONVERGED,
                train("short", given.csv(), "--optimizer", "adam", "--learning-rate", "0.01", "--epochs", "2"));
    }

    /** Stopped by SIGTERM behind a checkpoint, then gone on with by the same command. */
    private void stops() throws InterruptedException {
        List<String> command = train(
                "stopped",
                given.csv(),
                List.of("--optimizer", "adam", "--learning-rate", "0.05", "--tolerance", "0", "--epochs", EPOCHS),
                List.of("--allow-unconverged", "--checkpoint-every", "5"));
        ended(ExitCode.TEMPORARY, () -> {
            Run run = submit.start(command);
            run.awaitThat("checkpoint", this::isCheckpointed);
            run.signal(Signal.TERM);
            return run.await();
        });
        trains("resume", command, "stopped");
    }

    /** Trains a version again that another Spark has published. */
    void verifies(Visit other) throws InterruptedException {
        if (isFit() && other.isFit()) {
            step("verify", List.of("verify", "--models", other.models.toString(), "--model", "csv"), run -> "");
        }
    }

    private boolean isCheckpointed() {
        Path runs = models.resolve("stopped/runs");
        try (Stream<Path> all = Files.exists(runs) ? Files.walk(runs) : Stream.empty()) {
            return all.anyMatch(file -> file.getFileName().toString().matches("[0-9]{8}\\.json"));
        } catch (IOException | java.io.UncheckedIOException changing) {
            return false;
        }
    }

    private List<String> train(String model, Path input, String... more) {
        return train(model, input, List.of(more), List.of());
    }

    private List<String> train(String model, Path input, List<String> more, List<String> evenMore) {
        List<String> command = List.of(
                "train",
                "--input",
                input.toString(),
                "--label",
                "y",
                "--models",
                models.toString(),
                "--model",
                model,
                "--as-of",
                DAY);
        return words(words(command, more), evenMore);
    }

    private static List<String> words(List<String> some, List<String> more) {
        return Stream.of(some, more).flatMap(List::stream).toList();
    }

    private void trains(String name, List<String> command) throws InterruptedException {
        trains(name, command, name);
    }

    private void trains(String name, List<String> command, String model) throws InterruptedException {
        Path published = models.resolve(model).resolve("versions").resolve(DAY).resolve("model.json");
        step(name, command, run -> Figures.of(published).toString());
    }

    private void error(ExitCode code, List<String> command) throws InterruptedException {
        ended(code, () -> submit.run(command));
    }

    private void step(String name, List<String> command, Looked at) throws InterruptedException {
        ended(name, ExitCode.OK, () -> submit.run(command), at);
    }

    /** A run to its end. */
    @FunctionalInterface
    private interface Running {
        Run run() throws IOException, InterruptedException;
    }

    /** What a run left that must be the same on every Spark. */
    @FunctionalInterface
    private interface Looked {
        String figures(Run run) throws IOException;
    }

    private void ended(ExitCode code, Running running) throws InterruptedException {
        ended(Integer.toString(code.code()), code, running, run -> "");
    }

    /** Takes down how it ended; what ended otherwise does not keep the next from being tried. */
    private void ended(String name, ExitCode code, Running running, Looked at) throws InterruptedException {
        long began = System.nanoTime();
        String problem = "";
        String figures = "";
        try {
            Run run = running.run();
            require(code, run);
            figures = at.figures(run);
        } catch (Unexpected | IOException wrong) {
            problem = wrong.getMessage();
        }
        steps.add(new Step(name, problem, figures, (System.nanoTime() - began) / 1e9));
    }

    /** The code of the process, and in the last line the same code with its name and whether to try again. */
    private static void require(ExitCode code, Run run) throws IOException {
        Unexpected.unless(run.code() == code.code(), () -> "must be " + code.code() + ", " + Expect.told(run));
        JsonNode status = run.status();
        boolean same = status.path("code").asInt(-1) == code.code()
                && status.path("name").asText().equals(code.id())
                && status.path("retryable").asBoolean(!code.retryable()) == code.retryable();
        Unexpected.unless(same, () -> "the status is " + status);
    }

    /** Everything on standard output but the status, which names the run. */
    private static String beforeStatus(Run run) throws IOException {
        List<String> lines = run.out().lines().toList();
        Unexpected.unless(lines.size() > 1, () -> "nothing but the status on standard output");
        return String.join("\n", lines.subList(0, lines.size() - 1));
    }

    /** Of all parts; a directory without any would be the same on every Spark. */
    private static String texts(Path directory) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path file : Trees.all(directory).stream().sorted().toList()) {
            if (file.getFileName().toString().startsWith("part-")) {
                texts.append(Files.readString(file));
            }
        }
        Unexpected.unless(!texts.isEmpty(), () -> directory + " has no parts");
        return texts.toString();
    }
}
