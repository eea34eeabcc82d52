package dev.plumbline.trials;

import java.io.IOException;
import java.util.Arrays;

/** What cases require of the end of a run. */
public final class Expect {
    private Expect() {}

    /** Ended with 0, and the current model has the bits of the undisturbed run. */
    public static String same(Run run, Command command, Lab lab) throws IOException, InterruptedException {
        Unexpected.unless(run.code() == 0, () -> told(run));
        Models models = command.models();
        models.versions();
        Unexpected.unless(
                models.current().equals(run.status().path("version").asText()),
                () -> "current is " + models.current() + ", published " + told(run));
        models.figures().require(lab.undisturbed(command), models.directory().toString());
        return "same bits";
    }

    /** Ended with one of these codes and a sentence, and the earlier version is current and loads. */
    public static String refused(Run run, Command command, int... codes) throws IOException {
        Unexpected.unless(Arrays.stream(codes).anyMatch(code -> code == run.code()), () -> told(run));
        Unexpected.unless(run.message().startsWith("Cannot "), () -> "no sentence: " + told(run));
        Unexpected.unless(
                run.status().path("code").asInt() == run.code(),
                () -> "two codes: " + run.code() + " and " + told(run));
        earlierStays(command);
        return run.code() + " " + run.message();
    }

    public static void earlierStays(Command command) {
        Models models = command.models();
        String current = models.current();
        Unexpected.unless(
                current.equals(Lab.EARLIER), () -> "current is " + current + ", the earlier was " + Lab.EARLIER);
        Unexpected.unless(
                models.versions().equals(java.util.List.of(Lab.EARLIER)), () -> "visible: " + models.versions());
    }

    /** As {@link #refused}, and the same command, undisturbed, ends with the bits of the undisturbed run. */
    public static String clear(Run run, Command command, Lab lab, int... codes)
            throws IOException, InterruptedException {
        String seen = refused(run, command, codes);
        return seen + "; again: " + same(lab.run(command), command, lab);
    }

    public static String told(Run run) {
        try {
            return "exit code " + run.code() + ": " + run.message();
        } catch (IOException | Unexpected unsaid) {
            return "exit code " + run.code() + ", " + unsaid.getMessage();
        }
    }
}
