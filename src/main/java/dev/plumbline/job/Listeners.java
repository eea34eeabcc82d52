package dev.plumbline.job;

import dev.plumbline.train.EpochListener;
import java.io.PrintStream;

/**
 * Who hears of a run while it goes on.
 *
 * @param out takes the tables for people
 * @param err takes notes
 * @param progress hears of each epoch
 */
public record Listeners(PrintStream out, PrintStream err, EpochListener progress) {
    void print(String table) {
        out.print(table);
        out.flush();
    }

    void note(String note) {
        err.println("plumbline: " + note);
    }
}
