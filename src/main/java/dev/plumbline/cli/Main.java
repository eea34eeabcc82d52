package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.platform.SparkVersion;
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
        ExitCode code = new Launch(console, surroundings(console)).run(args, () -> onThisSpark(console));
        ExitCode left = Supervision.ofThisJvm().left(code);
        if (left != code) {
            console.say("--supervise: this process ends with 0 instead of " + code.code()
                    + ", so that the master does not start it again for ever; the status has the code");
        }
        SparkExit.leave(left);
    }

    /** The commands, where this Spark is one that they run on. */
    private static Commands onThisSpark(Console console) {
        SparkVersion.here().check().ifPresent(console::say);
        return new SparkCommands(console);
    }

    static Surroundings surroundings(Console console) {
        boolean colours = console.terminal() && !System.getenv().containsKey("NO_COLOR");
        return new Surroundings(System.getenv(), today(), colours, Deployment.ofThisJvm());
    }

    /** In UTC: the day that a run speaks for where nobody names another. */
    static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }
}
