package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts processes and waits for them; what they say goes to a file. */
final class Launch {
    private static final int SHOWN_LINES = 30;

    private final Place place;

    Launch(Place place) {
        this.place = place;
    }

    /** Submits a class of the peers to Spark. */
    void submit(String log, List<String> options, Class<?> main, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(place.home().resolve("bin/spark-submit").toString()));
        command.addAll(List.of("--master", Place.MASTER, "--driver-memory", place.memory()));
        command.addAll(List.of("--driver-class-path", place.classPath()));
        command.addAll(options);
        command.addAll(List.of("--class", main.getName(), "spark-internal"));
        command.addAll(Arrays.asList(args));
        run(log, command);
    }

    /** Runs Plumbline as a user does. */
    void plumbline(String log, List<String> options, List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(place.project().resolve("scripts/plumbline").toString());
        all.addAll(List.of("--master", Place.MASTER, "--driver-memory", place.memory()));
        all.addAll(options);
        all.add("--");
        all.addAll(command);
        run(log, all);
    }

    /** Runs a class of the peers in a JVM of its own, without Spark. */
    void java(String log, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", place.classPath(), main.getName()));
        command.addAll(Arrays.asList(args));
        run(log, command);
    }

    private void run(String name, List<String> command) throws IOException {
        Path log = Files.createDirectories(place.work().resolve("logs")).resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", place.home().toString());
        builder.environment()
                .put("SPARK_CONF_DIR", place.project().resolve("conf").toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_HOSTNAME", "localhost");
        int code = waitFor(builder.start());
        if (code != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new IllegalStateException("Cannot go on: exit code " + code + " of " + String.join(" ", command)
                    + "; the end of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())));
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException(e);
        }
    }
}
