package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The main class of the jar, for {@code spark-submit}. The command line is checked before anything of Spark is
 * touched; the exit code leaves through {@link SparkExit}.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (!SparkExit.isSparkThere()) {
            Preflight.withoutSpark(args);
            return;
        }
        Console console = Console.ofProcess();
        ExitCode code = new Launch(console, surroundings(console)).run(args, () -> new SparkCommands(console));
        SparkExit.leave(code);
    }

    static Surroundings surroundings(Console console) {
        boolean colours = console.terminal() && !System.getenv().containsKey("NO_COLOR");
        return new Surroundings(System.getenv(), LocalDate.now(Clock.systemUTC()), colours, Deployment.ofThisJvm());
    }
}
