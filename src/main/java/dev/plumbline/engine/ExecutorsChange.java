package dev.plumbline.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What happened to the executors of a cached table between two epochs, for people.
 *
 * @param cause in a few words
 * @param read partitions that were read again
 * @param copied partitions that went from one executor to another
 */
record ExecutorsChange(String cause, long read, long copied) {
    static ExecutorsChange between(Whereabouts before, Whereabouts now, List<BroughtParts.Move> moves) {
        Set<String> gone = new HashSet<>(before.hosts().keySet());
        gone.removeAll(now.hosts().keySet());
        Set<String> come = new HashSet<>(now.hosts().keySet());
        come.removeAll(before.hosts().keySet());
        List<String> causes = new ArrayList<>();
        if (!gone.isEmpty()) {
            causes.add(gone.size() + " of " + count(before.hosts().size(), "executor") + " lost");
        }
        if (!come.isEmpty()) {
            causes.add(count(come.size(), "executor") + " came");
        }
        long copied = moves.stream().filter(BroughtParts.Move::held).count();
        String still = moves.size() > copied ? "cached rows lost" : "shares still uneven";
        String cause = causes.isEmpty() ? still : String.join(", ", causes);
        return new ExecutorsChange(cause, moves.size() - copied, copied);
    }

    String sentence(int epoch, double seconds) {
        List<String> done = new ArrayList<>();
        if (read > 0) {
            done.add(count(read, "partition") + " read again");
        }
        if (copied > 0) {
            done.add(count(copied, "partition") + " copied to where cores are free");
        }
        String what = done.isEmpty() ? "nothing had to be read again by itself" : String.join(" and ", done);
        return String.format(Locale.ROOT, "%s after epoch %d: %s, in %.1f s", cause, epoch, what, seconds);
    }

    /** Of blocks that lay on some executors and were spread over more. */
    static String spread(int from, int to, double seconds) {
        return String.format(
                Locale.ROOT,
                "the rows were on %s and are spread over %d now, in %.1f s; files that can be cut need no spreading",
                count(from, "executor"),
                to,
                seconds);
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
