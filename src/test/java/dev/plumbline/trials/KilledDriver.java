package dev.plumbline.trials;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A driver that dies in the middle of a descent, and the same command after it. */
public final class KilledDriver {
    private static final Pattern GOES_ON = Pattern.compile("goes on after epoch ([0-9]+)");

    private KilledDriver() {}

    /** @return the epoch in which it was killed */
    public static int once(Command command, Lab lab, int epoch) throws IOException, InterruptedException {
        Run run = lab.start(command);
        run.awaitEpoch(epoch);
        run.signal(Signal.KILL);
        run.await();
        Unexpected.unless(run.code() == 137, () -> "killed, and ended with " + Expect.told(run));
        int done = run.epoch();
        Expect.earlierStays(command);
        Run again = lab.run(command);
        Expect.same(again, command, lab);
        int from = wentOnAfter(again.err());
        // The mark of an epoch may come late, and its checkpoint be there already: never earlier than this.
        Unexpected.unless(from > done - Lab.EVERY - 2, () -> "killed in epoch " + done + ", went on after " + from);
        return done;
    }

    /**
     * The epoch of the checkpoint from which a run went on; 0 where it began anew.
     *
     * @param said on its standard error
     */
    public static int wentOnAfter(String said) {
        Matcher told = GOES_ON.matcher(said);
        return told.find() ? Integer.parseInt(told.group(1)) : 0;
    }
}
