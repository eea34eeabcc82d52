package dev.plumbline.job;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.ModelName;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Refusal;
import dev.plumbline.report.ModelText;
import dev.plumbline.report.VersionsTable;
import dev.plumbline.store.ModelStore;
import dev.plumbline.store.ModelVersion;
import dev.plumbline.store.StoredModel;
import dev.plumbline.store.VersionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists and shows what is published, and moves what is current. Starts no Spark: the store needs the configuration of Hadoop only. */
public final class ModelsJob {
    private final ModelStore store;
    private final ModelsSettings settings;
    private final Listeners listeners;

    private ModelsJob(ModelsSettings settings, Listeners listeners) {
        this.store = ModelStore.at(settings.models(), HadoopSettings.ofThisJvm());
        this.settings = settings;
        this.listeners = listeners;
    }

    public static Outcome run(ModelsSettings settings, Listeners listeners) {
        ModelsJob job = new ModelsJob(settings, listeners);
        return switch (settings.action()) {
            case LIST -> job.list();
            case SHOW -> job.show();
            case HISTORY -> job.moves().history();
            case ROLLBACK ->
                job.moves().rollback(ModelVersion.of(settings.version().orElseThrow()));
            case REPAIR -> job.moves().repair();
        };
    }

    private MovesJob moves() {
        return new MovesJob(store, settings, listeners);
    }

    private Outcome list() {
        Optional<ModelName> only = settings.model().map(ModelName::new);
        List<ModelName> names = only.map(List::of)
                .orElseGet(() -> store.models().stream().map(ModelName::new).toList());
        List<VersionsTable.Line> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ModelName name : names) {
            add(name, lines, problems);
        }
        if (only.isPresent() && lines.isEmpty()) {
            throw new Refusal(
                    ExitCode.NO_INPUT,
                    "Cannot list the versions of " + only.get() + ": none is published in " + settings.models()
                            + "; check --models and --model");
        }
        listeners.print(new VersionsTable(lines, problems).render());
        String message = count(lines.size(), "version") + " of " + count(names.size(), "model") + " in "
                + settings.models() + (problems.isEmpty() ? "" : "; " + count(problems.size(), "problem"));
        return outcome(message, only.map(ModelName::value).orElse(""), "");
    }

    private void add(ModelName name, List<VersionsTable.Line> lines, List<String> problems) {
        List<VersionEntry> versions = store.versions(name);
        for (VersionEntry entry : versions) {
            String created = entry.created().map(Object::toString).orElse("");
            lines.add(new VersionsTable.Line(name.value(), entry.version().toString(), entry.current(), created));
            entry.problem().ifPresent(problems::add);
        }
        if (versions.stream().noneMatch(VersionEntry::current) && !versions.isEmpty()) {
            problems.add(withoutCurrent(name));
        }
    }

    private String withoutCurrent(ModelName name) {
        try {
            return name + " has no current version"
                    + store.current(name)
                            .map(version -> ": it would be " + version + ", which is not published")
                            .orElse("")
                    + "; name one with --version, or let models repair restore it";
        } catch (Refusal damaged) {
            return damaged.getMessage();
        }
    }

    private Outcome show() {
        StoredModel stored = store.load(
                new ModelName(settings.model().orElseThrow()),
                settings.version().map(ModelVersion::of));
        String name = stored.name().value();
        String version = stored.version().toString();
        listeners.print(new ModelText(name, version, stored.run(), stored.created(), stored.model()).render());
        return outcome("showed " + name + " " + version, name, version);
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Outcome outcome(String message, String model, String version) {
        return new Outcome(ExitCode.OK, message, "", model, version, 0, 0);
    }
}
