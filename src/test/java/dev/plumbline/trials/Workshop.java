package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** What all cases share: the jar, a table, and undisturbed runs of the commands. */
public final class Workshop {
    private final Path project;
    private final Path home;
    private final Path work;
    private final Path jar;
    private final Map<String, Figures> undisturbed = new HashMap<>();
    private final Measures measures = new Measures();
    private final Bits bits = new Bits();
    private Path table;
    private Path earlier;

    /**
     * @param project directory of sources and scripts
     * @param home of Spark
     * @param work directory for all that cases make
     */
    public Workshop(Path project, Path home, Path work) throws IOException {
        this.project = project;
        this.home = home;
        this.work = Files.createDirectories(work);
        // A copy: somebody may build meanwhile.
        this.jar = Files.copy(
                project.resolve("target/plumbline.jar"),
                work.resolve("plumbline.jar"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    public Path project() {
        return project;
    }

    public Path home() {
        return home;
    }

    public Path work() {
        return work;
    }

    /** Where the suite's own classes are, which listen and hurt in some runs. */
    public Path testClasses() {
        return project.resolve("target/test-classes");
    }

    public Measures measures() {
        return measures;
    }

    public Bits bits() {
        return bits;
    }

    public Path jar() {
        return jar;
    }

    /** 100,000 rows in four files, read by everybody and changed by nobody. */
    public Path table() throws IOException {
        if (table == null) {
            table = Tables.write(work.resolve("table"), 1, 4, 25_000);
        }
        return table;
    }

    /** A directory of models with one version of the day before, to be copied. */
    public Path earlier(Lab lab) throws IOException, InterruptedException {
        if (earlier == null) {
            Path models = work.resolve("earlier");
            Command command =
                    lab.steady().into(models).with("--as-of", Lab.EARLIER).with("--epochs", "60");
            Run run = lab.start(command).await();
            Unexpected.unless(run.code() == 0, () -> "the earlier version: " + Expect.told(run));
            earlier = models;
        }
        return earlier;
    }

    /** Figures of a command whose run nobody disturbs; run once for all that give the same model. */
    public Figures undisturbed(Command command, Lab lab) throws IOException, InterruptedException {
        Figures known = undisturbed.get(command.result());
        if (known == null) {
            Path models = work.resolve("undisturbed-" + undisturbed.size());
            Trees.copy(earlier(lab), models);
            Command alone = command.undisturbed(models);
            Run run = lab.start(alone).await();
            Unexpected.unless(run.code() == 0, () -> "undisturbed: " + Expect.told(run));
            known = alone.models().figures();
            undisturbed.put(command.result(), known);
        }
        return known;
    }
}
