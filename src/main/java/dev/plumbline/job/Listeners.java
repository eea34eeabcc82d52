package dev.plumbline.job;

import dev.plumbline.model.Outcome;
import dev.plumbline.model.PlainText;
import dev.plumbline.train.EpochListener;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Who hears of a run while it goes on, and who may ask it to stop.
 *
 * @param out takes the tables for people
 * @param err takes notes
 * @param progress hears of each epoch
 * @param stop asks the run to end
 * @param abandoned is told the outcome of a run that does not come back although its jobs were cancelled, after its
 *     status was written; who owns the process ends it here
 */
public record Listeners(
        PrintStream out, PrintStream err, EpochListener progress, StopRequest stop, Consumer<Outcome> abandoned) {
    /** Of a run that nobody asks to stop, in a process that is not to be ended. */
    public Listeners(PrintStream out, PrintStream err, EpochListener progress) {
        this(out, err, progress, new StopRequest(), outcome -> {});
    }

    /** Of a run of which nobody wants to hear. */
    public static Listeners silent() {
        return new Listeners(nowhere(), nowhere(), EpochListener.NONE);
    }

    static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    void print(String table) {
        out.print(table);
        out.flush();
    }

    /** A line of results, whatever the names in it are made of. */
    void say(String line) {
        print(PlainText.escape(line) + "\n");
    }

    /** A message, whatever the names in it are made of. */
    void note(String note) {
        err.println("plumbline: " + PlainText.lines(note));
    }

    /** A bug is shown with where it is from. */
    void bug(Throwable error) {
        err.print(StackTrace.of(error));
        err.flush();
    }
}
