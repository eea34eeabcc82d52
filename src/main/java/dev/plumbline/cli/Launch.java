package dev.plumbline.cli;

import dev.plumbline.job.Failure;
import dev.plumbline.job.StackTrace;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.StatusLine;
import java.util.function.Supplier;

/** One run from the command line to the status line: understands, runs, and says how it ended. */
final class Launch {
    private final Console console;
    private final Surroundings surroundings;

    Launch(Console console, Surroundings surroundings) {
        this.console = console;
        this.surroundings = surroundings;
    }

    /** Runs what the arguments ask for; {@code commands} is called only once they are known to be right. */
    ExitCode run(String[] args, Supplier<Commands> commands) {
        String model = "";
        try {
            Parsed parsed = parse(args);
            if (parsed instanceof Parsed.Print print) {
                print(print);
                return ExitCode.OK;
            }
            Parsed.Run run = (Parsed.Run) parsed;
            model = run.model();
            run.notes().forEach(console::say);
            return ended(run.request().run(commands.get()));
        } catch (Throwable error) {
            return failed(error, model);
        }
    }

    Parsed parse(String... args) {
        if (args.length == 0) {
            console.err().print(new Arguments(surroundings).usage());
        }
        return new Arguments(surroundings).parse(args);
    }

    void print(Parsed.Print print) {
        console.out().print(print.text());
        console.out().flush();
    }

    /** Tells a failure; a refusal is one sentence, a bug has its stack trace. */
    ExitCode failed(Throwable error, String model) {
        Failure failure = Failure.of(error);
        if (failure.bug()) {
            console.err().print(StackTrace.of(error));
        }
        console.say(failure.message());
        console.out().println(StatusLine.of(new Outcome(failure.code(), failure.message(), "", model, "", 0, 0)));
        return failure.code();
    }

    private ExitCode ended(Outcome outcome) {
        if (outcome.code() != ExitCode.OK) {
            console.say(outcome.message());
        }
        console.out().println(StatusLine.of(outcome));
        return outcome.code();
    }
}
