package dev.plumbline.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How a descent goes on, for standard error. On a terminal one line is rewritten, at most five times a second;
 * elsewhere a plain line is written for the first epoch, now and then, and for the last.
 */
final class Progress {
    private static final long REWRITTEN_EVERY = 200_000_000L;
    private static final long WRITTEN_EVERY = 30_000_000_000L;
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long epochs;
    private final long began;

    private long firstEpoch = -1;
    private long lastWritten;
    private boolean lineOpen;
    private String last = "";
    private String written = "";

    /**
     * @param nanoTime a clock that never goes back, in nanoseconds
     * @param epochs most epochs of the run
     */
    Progress(Console console, LongSupplier nanoTime, long epochs) {
        this.err = console.err();
        this.terminal = console.terminal();
        this.nanoTime = nanoTime;
        this.epochs = epochs;
        this.began = nanoTime.getAsLong();
    }

    /** An epoch is done; epochs count from 1, or go on from where an earlier run stopped. */
    void epoch(long epoch, double mse) {
        long now = nanoTime.getAsLong();
        boolean first = firstEpoch < 0;
        if (first) {
            firstEpoch = epoch;
        }
        last = line(epoch, mse, now);
        if (first || now - lastWritten >= (terminal ? REWRITTEN_EVERY : WRITTEN_EVERY)) {
            write(now);
        }
    }

    /** The descent is over: the last epoch is shown if it was not. */
    void finished() {
        if (!last.isEmpty() && !last.equals(written)) {
            write(nanoTime.getAsLong());
        }
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }

    private void write(long now) {
        lastWritten = now;
        written = last;
        if (terminal) {
            err.print("\r" + last + CLEAR_TO_END);
            err.flush();
            lineOpen = true;
        } else {
            err.println(last);
        }
    }

    private String line(long epoch, double mse, long now) {
        String text = String.format(Locale.ROOT, "epoch %d of %d, mse %.6g", epoch, epochs, mse);
        if (epoch >= epochs) {
            return text;
        }
        double perEpoch = (now - began) / 1e9 / (epoch - firstEpoch + 1);
        return text + ", at most " + time((long) Math.ceil(perEpoch * (epochs - epoch))) + " left";
    }

    private static String time(long seconds) {
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds / 60 % 60);
        }
        return seconds >= 60 ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60) : seconds + "s";
    }
}
