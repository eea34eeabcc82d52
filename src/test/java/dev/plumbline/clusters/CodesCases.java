package dev.plumbline.clusters;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Status;
import dev.plumbline.trials.Tables;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How runs that end otherwise than with 0 are told from outside, on a standalone master. */
final class CodesCases {
    private CodesCases() {}

    static List<Case> all() {
        return List.of(
                Case.large(
                        "standalone-codes",
                        "client mode: runs that end with 0, 65, 75 and 82",
                        Expected.of("the process and status.json have the code"),
                        lab -> told(lab, Workers.start(lab)::with)),
                Case.large(
                        "standalone-cluster-codes",
                        "cluster mode: runs that end with 0, 65, 75 and 82",
                        Expected.of("status.json has the code; spark-submit says what it says"),
                        lab -> told(lab, Workers.forDrivers(lab)::deployed)),
                Case.large(
                        "standalone-supervise-refused",
                        "a run that is refused, under --supervise",
                        Expected.of("status.json 65, not started again"),
                        CodesCases::refusedOnce));
    }

    private static String told(Lab lab, UnaryOperator<Command> on) throws IOException, InterruptedException {
        StringBuilder seen = new StringBuilder();
        for (Map.Entry<Integer, Command> each : commands(lab).entrySet()) {
            int code = each.getKey();
            Command command = on.apply(each.getValue());
            Run run = lab.run(command);
            Status status = Status.of(run, command);
            Unexpected.unless(status.code() == code, () -> "must be " + code + ": " + status.json());
            Unexpected.unless(
                    command.isElsewhere() || run.code() == code, () -> "process " + run.code() + ", " + status.json());
            Unexpected.unless(
                    Status.stored(command).filter(status::equals).isPresent(), () -> "status.json has not " + code);
            seen.append(seen.isEmpty() ? "" : ", ")
                    .append(code)
                    .append(": spark-submit ")
                    .append(run.code());
        }
        return seen.toString();
    }

    private static String refusedOnce(Lab lab) throws IOException, InterruptedException {
        Workers workers = Workers.forDrivers(lab);
        Command command = workers.deployed(commands(lab).get(65)).spark("spark.driver.supervise", "true");
        Run run = lab.run(command);
        Unexpected.unless(
                Status.of(run, command).code() == 65,
                () -> "spark-submit " + run.code() + ", " + workers.cluster().directory());
        long starts = workers.driversSaid()
                .lines()
                .filter(line -> line.startsWith("Launch Command:"))
                .count();
        Unexpected.unless(starts == 1, () -> "started " + starts + " times");
        return "spark-submit " + run.code() + ", status.json 65, started once";
    }

    private static Map<Integer, Command> commands(Lab lab) throws IOException, InterruptedException {
        Path broken = Tables.write(lab.directory("broken"), 5, 2, 1_000);
        Files.writeString(broken.resolve("part-0.csv"), "1,2,oops\n", StandardOpenOption.APPEND);
        Map<Integer, Command> commands = new LinkedHashMap<>();
        commands.put(0, lab.usual());
        commands.put(65, lab.usual().with("--input", broken.toString()));
        commands.put(75, lab.usual().with("--epochs", "100000").also("--deadline", "5s"));
        commands.put(
                82,
                new Command(lab.models())
                        .with("--input", lab.shop().table().toString())
                        .with("--label", "y")
                        .with("--optimizer", "gd")
                        .with("--learning-rate", "0.001")
                        .with("--epochs", "3")
                        .with("--as-of", Lab.TODAY));
        return commands;
    }
}
