package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Tables;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A standalone master with two workers of one core, the driver at the command line. */
final class StandaloneCases {
    private StandaloneCases() {}

    static List<Case> all() {
        return List.of(
                Case.brief(
                        "standalone-client",
                        "an executor killed in mid-descent, then a worker",
                        Expected.SAME,
                        StandaloneCases::client),
                Case.large(
                        "standalone-scoring",
                        "predict and evaluate, each with an executor killed",
                        Expected.of("0, predictions and scores of local[2]"),
                        StandaloneCases::scoring),
                Case.large(
                        "standalone-two",
                        "two trainings at once, one core each",
                        Expected.of("both: same bits"),
                        StandaloneCases::two),
                Case.large(
                        "standalone-dynamic",
                        "dynamic allocation that takes an idle executor away after a second",
                        Expected.SAME,
                        StandaloneCases::dynamic));
    }

    private static String client(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Command command = workers.with(lab.usual());
        Run run = lab.start(command);
        run.awaitEpoch(5);
        workers.killExecutor(1);
        run.awaitEpoch(run.epoch() + 20);
        workers.killWorker(2);
        String seen = Expect.same(run.await(), command, lab);
        Expect.stored(run, command);
        return seen;
    }

    private static String scoring(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Path table = Tables.write(lab.directory("large"), 3, 4, 250_000);
        Command local = lab.usual();
        Path alone = lab.here().resolve("predicted-alone");
        Path hurt = lab.here().resolve("predicted");
        ended(lab.run(predict(local, table, alone)));
        hurtIn("predict", predict(workers.with(local), table, hurt), workers, lab);
        Unexpected.unless(lines(alone).equals(lines(hurt)), () -> "other predictions in " + hurt);
        String score = ended(lab.run(evaluate(local, table))).out();
        String scored = hurtIn("score the model", evaluate(workers.with(local), table), workers, lab);
        Unexpected.unless(scored.equals(score), () -> "other scores: " + scored);
        return "the same " + lines(hurt).size() + " lines, the same scores";
    }

    /** Kills an executor once a job has begun; the run ends well all the same. */
    private static String hurtIn(String job, Command command, Workers workers, Lab lab)
            throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitThat(job, () -> run.job().equals(job));
        workers.killExecutor(1);
        return ended(run.await()).out();
    }

    private static Run ended(Run run) {
        Unexpected.unless(run.code() == 0, () -> Expect.told(run));
        return run;
    }

    private static Command predict(Command on, Path table, Path output) {
        return on.doing("predict", "--input", table.toString(), "--output", output.toString());
    }

    private static Command evaluate(Command on, Path table) {
        return on.doing("evaluate", "--input", table.toString(), "--json");
    }

    /** Rows of a table in their order, however many files it has. */
    private static List<String> lines(Path table) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> all = Files.list(table)) {
            for (Path each : all.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                List<String> ofFile = Files.readAllLines(each);
                lines.addAll(ofFile.subList(1, ofFile.size()));
            }
        }
        Unexpected.unless(lines.size() == 1_000_000, () -> lines.size() + " predictions in " + table);
        return lines;
    }

    private static String two(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Command one = workers.with(lab.usual()).spark("spark.cores.max", "1");
        Command other = workers.with(lab.usual()).spark("spark.cores.max", "1");
        Run first = lab.start(one);
        Run second = lab.start(other);
        String seen = Expect.same(first.await(), one, lab);
        return seen + ", " + Expect.same(second.await(), other, lab);
    }

    private static String dynamic(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.start(lab);
        Command command = workers.with(lab.usual())
                .spark("spark.dynamicAllocation.enabled", "true")
                .spark("spark.dynamicAllocation.shuffleTracking.enabled", "true")
                .spark("spark.dynamicAllocation.minExecutors", "0")
                .spark("spark.dynamicAllocation.executorIdleTimeout", "1s");
        Run run = lab.run(command);
        String seen = Expect.same(run, command, lab);
        int removed = (int) run.removed().lines().count();
        return seen + ", " + workers.executorsEver() + " executors in all, " + removed + " taken away before the end";
    }
}
