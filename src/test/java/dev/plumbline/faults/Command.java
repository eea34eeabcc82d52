package dev.plumbline.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line of a training run; each method gives a changed copy. */
final class Command {
    private final Storage storage;
    private final String models;
    private final Map<String, String> elsewhere = new TreeMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> operational = new ArrayList<>();
    private final Map<String, String> spark = new LinkedHashMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> before = new ArrayList<>();

    Command(Path models) {
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
    }

    private Command copy() {
        return new Command(this, storage, models);
    }

    Command into(Path otherModels) {
        return into(new LocalDisk(), otherModels.toString());
    }

    Command into(Storage otherStorage, String otherModels) {
        return new Command(this, otherStorage, otherModels);
    }

    /** The same option with its value at another place: the same rows, and so the same result. */
    Command from(String option, String place) {
        Command copy = copy();
        copy.elsewhere.put(option, place);
        return copy;
    }

    /** An option of Plumbline that the result depends on; a flag where the value is empty. */
    Command with(String option, String value) {
        Command copy = copy();
        copy.options.put(option, value);
        return copy;
    }

    /** Words of Plumbline's command line that the result does not depend on. */
    Command also(String... words) {
        Command copy = copy();
        copy.operational.addAll(List.of(words));
        return copy;
    }

    Command spark(String key, String value) {
        Command copy = copy();
        copy.spark.put(key, value);
        return copy;
    }

    Command environment(String name, String value) {
        Command copy = copy();
        copy.environment.put(name, value);
        return copy;
    }

    /** Words before the program, such as those of prlimit. */
    Command behind(String... words) {
        Command copy = copy();
        copy.before.addAll(0, List.of(words));
        return copy;
    }

    /** Without anything that only disturbs, and without anything the result does not depend on. */
    Command undisturbed(Path otherModels) {
        Command copy = new Command(otherModels);
        copy.options.putAll(options);
        return copy;
    }

    Models models() {
        return new Models(storage.seen(models));
    }

    Path input() {
        return Path.of(options.get("--input"));
    }

    Map<String, String> spark() {
        return spark;
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> before() {
        return before;
    }

    /** By which two commands are known to give the same model. */
    String result() {
        return options.toString();
    }

    /** The words that follow the jar. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("train"));
        options.forEach((option, value) -> {
            words.add(option);
            if (!value.isEmpty()) {
                words.add(elsewhere.getOrDefault(option, value));
            }
        });
        words.addAll(List.of("--models", models, "--model", Models.NAME.value()));
        words.addAll(operational);
        return words;
    }
}
