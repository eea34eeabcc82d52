package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;

/**
 * Checks a command line in a plain JVM, so that a mistake is told at once instead of after Spark has started. Exit
 * codes: 0 go on to Spark, {@value #DONE} nothing is left to do (help, version, settings printed), 64 and 78 refused.
 */
public final class Preflight {
    /** Help, version or settings were printed. */
    static final int DONE = 3;

    private Preflight() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        leave(check(args, new Launch(console, Main.surroundings(console))));
    }

    static int check(String[] args, Launch launch) {
        try {
            if (launch.parse(args) instanceof Parsed.Print print) {
                launch.print(print);
                return DONE;
            }
            return ExitCode.OK.code();
        } catch (RuntimeException error) {
            return launch.failed(error, "").code();
        }
    }

    /** The jar started by hand: help and mistakes are answered, anything else needs Spark. */
    static void withoutSpark(String... args) {
        Console console = Console.ofProcess();
        Launch launch = new Launch(console, Main.surroundings(console));
        int code = check(args, launch);
        if (code == ExitCode.OK.code()) {
            code = launch.failed(
                            new Refusal(
                                    ExitCode.CONFIG,
                                    "Cannot start: Spark is not on the class path; use scripts/plumbline, or"
                                            + " spark-submit --class dev.plumbline.cli.Main plumbline.jar"),
                            "")
                    .code();
        }
        leave(code == DONE ? ExitCode.OK.code() : code);
    }

    /** The only place that ends a JVM; never reached under Spark. */
    private static void leave(int code) {
        if (code != 0) {
            System.exit(code);
        }
    }
}
