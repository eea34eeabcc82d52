package dev.plumbline.faults;

import dev.plumbline.trials.Case;
import dev.plumbline.trials.Command;
import dev.plumbline.trials.Expect;
import dev.plumbline.trials.Expected;
import dev.plumbline.trials.Lab;
import dev.plumbline.trials.Run;
import dev.plumbline.trials.Signal;
import dev.plumbline.trials.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Executors that die, freeze or differ, as processes of their own on a local cluster. */
final class ExecutorCases {
    private static final int TWO_EXECUTORS = 2;

    private ExecutorCases() {}

    static List<Case> all() {
        return List.of(
                // The short form of scripts/cluster test kills executors too, of a real master.
                Case.large(
                        "F1", "SIGKILL of an executor in the middle of an epoch", Expected.SAME, ExecutorCases::killed),
                Case.large(
                        "F2",
                        "SIGKILL of an executor in 20 epochs, again and again",
                        Expected.SAME,
                        ExecutorCases::killedOften),
                Case.large(
                        "F3",
                        "a task that ends its JVM at every attempt",
                        Expected.clear(69, 70),
                        ExecutorCases::crashing),
                Case.large(
                        "F37",
                        "a straggler in every tenth epoch, speculation on",
                        Expected.SAME,
                        ExecutorCases::straggler),
                Case.large("F39", "an executor whose heap is full", Expected.SAME, ExecutorCases::outOfMemory),
                Case.large(
                        "F4",
                        "an executor frozen by SIGSTOP for 40 s, then revived",
                        Expected.SAME,
                        ExecutorCases::frozen),
                Case.large(
                        "F47",
                        "executors with a Turkish locale, another timezone and ASCII",
                        Expected.SAME,
                        ExecutorCases::abroad));
    }

    /** Two executors of one core, which are found dead within seconds. */
    static Command onCluster(Lab lab) throws IOException, InterruptedException {
        Command command = lab.usual();
        Map<String, String> conf = Map.of(
                "spark.master", "local-cluster[2,1,1024]",
                "spark.network.timeout", "20s",
                "spark.network.timeoutInterval", "5s",
                "spark.executor.heartbeatInterval", "2s",
                "spark.deploy.maxExecutorRetries", "-1",
                "spark.executor.maxNumFailures", "1000",
                "spark.task.maxFailures", "100",
                "spark.stage.maxConsecutiveAttempts", "100");
        for (Map.Entry<String, String> each : conf.entrySet()) {
            command = command.spark(each.getKey(), each.getValue());
        }
        return command;
    }

    private static String killed(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        List<Long> executors = run.executors();
        Unexpected.unless(executors.size() == TWO_EXECUTORS, () -> "executors found: " + executors);
        Signal.KILL.to(executors.get(0));
        return "one of 2 killed: " + Expect.same(run.await(), command, lab);
    }

    private static String killedOften(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab);
        Run run = lab.start(command);
        int killed = 0;
        int after = 5;
        while (killed < 20) {
            run.awaitEpoch(after);
            List<Long> executors = run.executors();
            if (!executors.isEmpty()) {
                Signal.KILL.to(executors.get(lab.random().nextInt(executors.size())));
                killed++;
                after = run.epoch() + 2;
            }
            Thread.sleep(50);
        }
        return killed + " killed: " + Expect.same(run.await(), command, lab);
    }

    private static String frozen(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab);
        Run run = lab.start(command);
        run.awaitEpoch(5);
        long executor = run.executors().get(0);
        Signal.STOP.to(executor);
        Thread.sleep(40_000);
        Signal.CONT.to(executor);
        return Expect.same(run.await(), command, lab);
    }

    private static String abroad(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab)
                .spark(
                        "spark.executor.extraJavaOptions",
                        "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Apia -Dfile.encoding=US-ASCII");
        return Expect.same(lab.run(command), command, lab);
    }

    private static Command faulty(Lab lab, Command command, ExecutorFault.Kind kind) {
        return command.spark("spark.plugins", ExecutorFault.class.getName())
                .spark("spark.executor.extraClassPath", lab.shop().testClasses().toString())
                .spark(ExecutorFault.KIND, kind.name())
                .spark(ExecutorFault.ONCE, lab.here().resolve("once").toString());
    }

    private static String crashing(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab).spark("spark.task.maxFailures", "4");
        return Expect.clear(lab.run(faulty(lab, command, ExecutorFault.Kind.CRASH)), command, lab, 69, 70);
    }

    private static String straggler(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab);
        Run run = lab.run(faulty(lab, command, ExecutorFault.Kind.SLOW)
                .spark("spark.speculation", "true")
                .spark("spark.speculation.interval", "50ms")
                .spark("spark.speculation.quantile", "0.5"));
        return Expect.same(run, command, lab);
    }

    private static String outOfMemory(Lab lab) throws IOException, InterruptedException {
        Command command = onCluster(lab);
        Run run = lab.run(faulty(lab, command, ExecutorFault.Kind.FILL));
        Unexpected.unless(Files.exists(lab.here().resolve("once")), () -> "no heap was filled");
        return Expect.same(run, command, lab);
    }
}
