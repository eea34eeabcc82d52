package dev.plumbline.faults;

import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Figures;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Models;
import dev.plumbline.trials.NotHere;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Tables;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Nights of one model, each over a table of its own day: one month that is hurt once a night, one that nobody hurts.
 * What the hurt month publishes must have the bits of the other.
 */
final class Month {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int EPOCHS = 80;

    private final Lab lab;
    private final Path hurt;
    private final Path calm;
    private final Path tables;
    private final List<String> told = new ArrayList<>();

    /** What happens to a night. */
    private enum Trouble {
        KILLED,
        STOPPED,
        TWICE,
        CORRUPT_CHECKPOINT,
        FULL_DISK,
        TOUCHED_INPUT,
        BAD_ROW,
        POINTER_LOST
    }

    Month(Lab lab) throws IOException {
        this.lab = lab;
        this.hurt = lab.directory("hurt");
        this.calm = lab.directory("calm");
        this.tables = lab.directory("tables");
    }

    /** Lives through so many nights. */
    String live(int nights) throws IOException, InterruptedException {
        for (int night = 0; night < nights; night++) {
            Command command = command(night);
            Trouble trouble = trouble(night);
            boolean refusedForItsData = night(command, trouble);
            if (!refusedForItsData) {
                Run run = lab.run(command.into(calm));
                Unexpected.unless(run.code() == 0, () -> "undisturbed: " + Expect.told(run));
                requireEqual(FIRST.plusDays(night).toString());
            }
            told.add(trouble.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        return nights + " nights: " + String.join(", ", told);
    }

    /** Every trouble comes in turn, in an order of the seed. */
    private Trouble trouble(int night) {
        List<Trouble> all = new ArrayList<>(List.of(Trouble.values()));
        int turn = night / all.size();
        Collections.shuffle(all, new Random(lab.seed() + turn));
        return all.get(night % all.size());
    }

    private Command command(int night) throws IOException {
        String day = FIRST.plusDays(night).toString();
        Path table = Tables.write(tables.resolve(day), lab.seed() + night, 4, 10_000);
        Command command = new Command(hurt)
                .with("--input", table.toString())
                .with("--label", "y")
                .with("--as-of", day)
                .with("--optimizer", night % 2 == 0 ? "adam" : "nesterov")
                .with("--learning-rate", night % 2 == 0 ? "0.3" : "0.02")
                .with("--tolerance", "0")
                .with("--epochs", Integer.toString(EPOCHS))
                .with("--allow-unconverged", "")
                .also("--checkpoint-every", "4");
        return night % 3 == 2 ? command.with("--warm-start", "") : command;
    }

    /** Whether the night was refused for its data, in both months. */
    private boolean night(Command command, Trouble trouble) throws IOException, InterruptedException {
        int epoch = 5 + lab.random().nextInt(EPOCHS - 20);
        switch (trouble) {
            case KILLED -> signalled(command, Signal.KILL, epoch);
            case STOPPED -> signalled(command, Signal.TERM, epoch);
            case TWICE -> twice(command);
            case CORRUPT_CHECKPOINT -> corrupt(command, epoch);
            case FULL_DISK -> full(command);
            case TOUCHED_INPUT -> touched(command, epoch);
            case BAD_ROW -> {
                Path file = command.input().resolve("part-2.csv");
                Files.writeString(file, "one,2,3\n", StandardOpenOption.APPEND);
                Run run = lab.run(command);
                Unexpected.unless(run.code() == 65, () -> "a bad row: " + Expect.told(run));
                return true;
            }
            case POINTER_LOST -> pointerLost(command);
        }
        return false;
    }

    private void succeeds(Command command) throws IOException, InterruptedException {
        Run run = lab.run(command);
        Unexpected.unless(run.code() == 0, () -> Expect.told(run));
    }

    private Run signalled(Command command, Signal signal, int epoch) throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitEpoch(epoch);
        run.signal(signal);
        run.await();
        Unexpected.unless(run.code() == 137 || run.code() == 75, () -> signal + ": " + Expect.told(run));
        if (signal == Signal.KILL || signal == Signal.TERM) {
            succeeds(command);
        }
        return run;
    }

    private void twice(Command command) throws IOException, InterruptedException {
        Run first = lab.start(command);
        Run second = lab.start(command);
        first.await();
        second.await();
        List<Integer> codes = List.of(first.code(), second.code());
        Unexpected.unless(
                codes.contains(0) && List.of(0, 75).containsAll(codes), () -> "two at once ended with " + codes);
    }

    private void corrupt(Command command, int epoch) throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitEpoch(Math.max(epoch, 20));
        run.signal(Signal.KILL);
        run.await();
        List<Path> checkpoints = command.models().checkpoints(day(command));
        Unexpected.unless(!checkpoints.isEmpty(), () -> "no checkpoint was left");
        Path newest = checkpoints.get(checkpoints.size() - 1);
        byte[] bytes = Files.readAllBytes(newest);
        bytes[lab.random().nextInt(bytes.length)] ^= 4;
        Files.write(newest, bytes);
        succeeds(command);
    }

    private void full(Command command) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(hurt);
        Run run;
        try {
            run = lab.run(disk.under(command, 24));
        } catch (NotHere noMounts) {
            succeeds(command);
            return;
        }
        disk.keep();
        Unexpected.unless(run.code() == 74, () -> "a full disk: " + Expect.told(run));
        succeeds(command);
    }

    private void touched(Command command, int epoch) throws IOException, InterruptedException {
        Path file = command.input().resolve("part-1.csv");
        byte[] before = Files.readAllBytes(file);
        var modified = Files.getLastModifiedTime(file);
        Run run = lab.start(command);
        run.awaitEpoch(epoch);
        Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND);
        run.await();
        Unexpected.unless(run.code() == 65, () -> "input touched: " + Expect.told(run));
        Files.write(file, before);
        Files.setLastModifiedTime(file, modified);
        succeeds(command);
    }

    private void pointerLost(Command command) throws IOException, InterruptedException {
        Path current = command.models().model().resolve("current.json");
        if (!Files.exists(current)) { // nothing was published yet: the nights before were refused for their data
            succeeds(command);
            return;
        }
        Files.delete(current);
        Run repair = lab.program(List.of(
                        lab.shop().project().resolve("scripts/plumbline").toString(),
                        "models",
                        "repair",
                        "--models",
                        hurt.toString(),
                        "--model",
                        Models.NAME.value()))
                .await();
        Unexpected.unless(repair.code() == 0, () -> "repair: " + Expect.told(repair));
        succeeds(command);
    }

    private static String day(Command command) {
        return command.input().getFileName().toString();
    }

    private void requireEqual(String day) throws IOException {
        Models one = new Models(hurt);
        Models other = new Models(calm);
        Unexpected.unless(
                one.current().equals(day) && other.current().equals(day),
                () -> "current are " + one.current() + " and " + other.current());
        Unexpected.unless(
                one.versions().equals(other.versions()),
                () -> "visible are " + one.versions() + " and " + other.versions());
        Figures.of(one.version(day).resolve("model.json"))
                .require(Figures.of(other.version(day).resolve("model.json")), "the night of " + day);
    }
}
