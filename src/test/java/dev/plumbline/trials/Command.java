package dev.plumbline.trials;

import dev.plumbline.store.FileStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The command line of a training run; each method gives a changed copy. */
public final class Command {
    private final Storage storage;
    private final String models;
    private final Map<String, String> elsewhere = new TreeMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> operational = new ArrayList<>();
    private final Map<String, String> spark = new LinkedHashMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> submit = new ArrayList<>();
    private List<String> instead = List.of();
    private Path home;

    public Command(Path models) {
        this(new LocalDisk(), models.toString());
    }

    private Command(Storage storage, String models) {
        this.storage = storage;
        this.models = models;
    }

    private Command(Command other, Storage storage, String models) {
        this(storage, models);
        elsewhere.putAll(other.elsewhere);
        options.putAll(other.options);
        operational.addAll(other.operational);
        spark.putAll(other.spark);
        environment.putAll(other.environment);
        before.addAll(other.before);
        submit.addAll(other.submit);
        instead = other.instead;
        home = other.home;
    }

    private Command copy() {
        return new Command(this, storage, models);
    }

    public Command into(Path otherModels) {
        return into(new LocalDisk(), otherModels.toString());
    }

    public Command into(Storage otherStorage, String otherModels) {
        return new Command(this, otherStorage, otherModels);
    }

    /** The same option with its value at another place: the same rows, and so the same result. */
    public Command from(String option, String place) {
        Command copy = copy();
        copy.elsewhere.put(option, place);
        return copy;
    }

    /** An option of Plumbline that the result depends on; a flag where the value is empty. */
    public Command with(String option, String value) {
        Command copy = copy();
        copy.options.put(option, value);
        return copy;
    }

    public Command without(String option) {
        Command copy = copy();
        copy.options.remove(option);
        return copy;
    }

    /** Words of Plumbline's command line that the result does not depend on. */
    public Command also(String... words) {
        Command copy = copy();
        copy.operational.addAll(List.of(words));
        return copy;
    }

    public Command spark(String key, String value) {
        Command copy = copy();
        copy.spark.put(key, value);
        return copy;
    }

    /** Words of spark-submit that no setting stands for. */
    public Command submit(String... words) {
        Command copy = copy();
        copy.submit.addAll(List.of(words));
        return copy;
    }

    public Command environment(String name, String value) {
        Command copy = copy();
        copy.environment.put(name, value);
        return copy;
    }

    /** On another Spark than the suite's. */
    public Command on(Path otherHome) {
        Command copy = copy();
        copy.home = otherHome;
        return copy;
    }

    /** Words before the program, such as those of prlimit. */
    public Command behind(String... words) {
        Command copy = copy();
        copy.before.addAll(0, List.of(words));
        return copy;
    }

    /** Another command of Plumbline, with words of its own, on the same models and Spark. */
    public Command doing(String... words) {
        Command copy = copy();
        copy.instead = List.of(words);
        return copy;
    }

    /** Without anything that only disturbs, and without anything the result does not depend on. */
    public Command undisturbed(Path otherModels) {
        Command copy = new Command(otherModels);
        copy.options.putAll(options);
        return copy;
    }

    /** Whether the cluster starts the driver, somewhere, and keeps its standard output. */
    public boolean isElsewhere() {
        return "cluster".equals(spark.get("spark.submit.deployMode"));
    }

    /** The day of the run. */
    public String day() {
        return options.get("--as-of");
    }

    /** As {@code --models} takes it. */
    String modelsPlace() {
        return models;
    }

    FileStore store() {
        return storage.store(models);
    }

    public Models models() {
        return new Models(storage.seen(models));
    }

    public Path input() {
        return Path.of(options.get("--input"));
    }

    public Map<String, String> spark() {
        return spark;
    }

    List<String> submit() {
        return submit;
    }

    public Optional<Path> home() {
        return Optional.ofNullable(home);
    }

    public Map<String, String> environment() {
        return environment;
    }

    public List<String> before() {
        return before;
    }

    /** By which two commands are known to give the same model. */
    public String result() {
        return options.toString();
    }

    /** The words that follow the jar. */
    public List<String> words() {
        List<String> words = new ArrayList<>(instead.isEmpty() ? training() : instead);
        words.addAll(List.of("--models", models, "--model", Models.NAME.value()));
        if (instead.isEmpty()) {
            words.addAll(operational);
        }
        return words;
    }

    private List<String> training() {
        List<String> words = new ArrayList<>(List.of("train"));
        options.forEach((option, value) -> {
            words.add(option);
            if (!value.isEmpty()) {
                words.add(elsewhere.getOrDefault(option, value));
            }
        });
        return words;
    }
}
