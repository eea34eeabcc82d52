package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where one case works: a directory of its own, chance of its own, and processes that end with it. */
public final class Lab implements AutoCloseable {
    /** The day of the version that is there before a fault, and the day of the run that meets the fault. */
    public static final String EARLIER = "2026-01-01";

    public static final String TODAY = "2026-01-02";
    /** Epochs of the usual run. */
    public static final int EPOCHS = 150;

    /** Epochs between two checkpoints, where a case asks for them. */
    public static final int EVERY = 5;

    private final Workshop shop;
    private final Path here;
    private final Case.Extent form;
    private final long seed;
    private final Random random;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final List<Path> clusters = new CopyOnWriteArrayList<>();
    private int directories;

    public Lab(Workshop shop, Path here, Case.Extent form, long seed) throws IOException {
        this.shop = shop;
        this.here = Files.createDirectories(here);
        this.form = form;
        this.seed = seed;
        this.random = new Random(seed);
    }

    public Workshop shop() {
        return shop;
    }

    public Path here() {
        return here;
    }

    public boolean isLong() {
        return form == Case.Extent.LONG;
    }

    public long seed() {
        return seed;
    }

    public Random random() {
        return random;
    }

    /** A directory that is there and empty. */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(here.resolve(name + "-" + ++directories));
    }

    /** Models with an earlier version in them. */
    public Path models() throws IOException, InterruptedException {
        Path models = here.resolve("models-" + ++directories);
        Trees.copy(shop.earlier(this), models);
        return models;
    }

    /** A copy of the shared table, to be hurt. */
    public Path tableOfItsOwn() throws IOException {
        Path table = here.resolve("table-" + ++directories);
        Trees.copy(shop.table(), table);
        return table;
    }

    /** The usual run: an optimizer with a memory, every epoch, whatever it comes to. It has no models yet. */
    public Command steady() throws IOException {
        return new Command(here)
                .with("--input", shop.table().toString())
                .with("--label", "y")
                .with("--optimizer", "adam")
                .with("--learning-rate", "0.05")
                .with("--tolerance", "0")
                .with("--epochs", Integer.toString(EPOCHS))
                .with("--allow-unconverged", "")
                .with("--as-of", TODAY)
                .also("--timings");
    }

    /** The usual run beside an earlier version, its epochs marked. */
    public Command usual() throws IOException, InterruptedException {
        return steady().into(models());
    }

    public Figures undisturbed(Command command) throws IOException, InterruptedException {
        return shop.undisturbed(command, this);
    }

    /** Requires the bits of the undisturbed run. */
    void compare(Command command, Models models) throws IOException, InterruptedException {
        Night night = Night.of(command, command.home().orElse(shop.home()));
        shop.bits()
                .compare(
                        night,
                        models.figures(),
                        undisturbed(command),
                        models.directory().toString());
    }

    /** Runs to the end. */
    public Run run(Command command) throws IOException, InterruptedException {
        return start(command).await();
    }

    /** Starts it by spark-submit, with a mark of its epochs. */
    public Run start(Command command) throws IOException {
        Path directory = directory("run");
        List<String> words = new ArrayList<>(command.before());
        words.add(command.home().orElse(shop.home()).resolve("bin/spark-submit").toString());
        words.addAll(List.of("--class", "dev.plumbline.cli.Main"));
        if (!command.spark().containsKey("spark.master")) {
            words.addAll(List.of("--master", "local[2,4]"));
        }
        words.addAll(List.of("--driver-class-path", shop.testClasses().toString()));
        conf(words, "spark.extraListeners", EpochMark.class.getName());
        conf(words, EpochMark.FILE, directory.resolve("epoch").toString());
        command.spark().forEach((key, value) -> conf(words, key, value));
        words.add(shop.jar().toString());
        words.addAll(command.words());
        return start(words, command, directory);
    }

    /** Starts it by the launcher, with nothing of the suite in it. */
    public Run launch(Command command) throws IOException {
        List<String> words = new ArrayList<>(command.before());
        words.add(shop.project().resolve("scripts/plumbline").toString());
        command.spark().forEach((key, value) -> conf(words, key, value));
        if (!command.spark().isEmpty()) {
            words.add("--");
        }
        words.addAll(command.words());
        return start(words, command, directory("run"));
    }

    private static void conf(List<String> words, String key, String value) {
        words.add("--conf");
        words.add(key + "=" + value);
    }

    private Run start(List<String> words, Command command, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        surround(builder);
        builder.environment().putAll(command.environment());
        return keep(Run.start(builder, directory));
    }

    private void surround(ProcessBuilder builder) {
        builder.environment().put("SPARK_HOME", shop.home().toString());
        builder.environment()
                .put("SPARK_CONF_DIR", shop.project().resolve("conf").toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_HOSTNAME", "localhost");
        builder.environment().remove("MASTER");
    }

    /** Starts any other program. */
    public Run program(List<String> words) throws IOException {
        Path directory = directory("program");
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        surround(builder);
        return keep(Run.start(builder, directory));
    }

    /** Starts a main of the test classes in a JVM without Spark. */
    public Run java(Class<?> main, String... arguments) throws IOException {
        return java(List.of(), main, arguments);
    }

    /** @param places before the others on the classpath */
    public Run java(List<Path> places, Class<?> main, String... arguments) throws IOException {
        List<String> classpath =
                new ArrayList<>(places.stream().map(Path::toString).toList());
        classpath.add(System.getProperty("java.class.path"));
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                String.join(":", classpath),
                main.getName()));
        words.addAll(List.of(arguments));
        return program(words);
    }

    private Run keep(Run run) {
        runs.add(run);
        return run;
    }

    /** A cluster there is stopped at the end. */
    void endsWith(Path cluster) {
        clusters.add(cluster);
    }

    public void endAll() {
        runs.forEach(Run::close);
        for (Path cluster : clusters) {
            try {
                Logs.keep(cluster, here.resolve(cluster.getFileName() + "-logs"));
                Cluster.script(this, List.of("stop", "--to", cluster.toString()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("Cannot stop " + cluster, e);
            }
        }
        clusters.clear();
    }

    @Override
    public void close() throws IOException {
        endAll();
        for (Run run : runs) {
            shop.measures().take(run.out());
        }
    }
}
