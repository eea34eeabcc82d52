package dev.plumbline.trials;

import java.io.IOException;
import java.util.Arrays;

/** What cases require of the end of a run. */
public final class Expect {
    private Expect() {}

    /** Ended with 0, and the current model has the bits of the undisturbed run. */
    public static String same(Run run, Command command, Lab lab) throws IOException, InterruptedException {
        Unexpected.unless(run.code() == 0, () -> told(run, command));
        Status status = Status.of(run, command);
        Unexpected.unless(status.code() == 0, () -> told(run, command));
        Models models = command.models();
        models.versions();
        Unexpected.unless(
                models.current().equals(status.version()),
                () -> "current is " + models.current() + ", published " + told(run, command));
        lab.compare(command, models);
        return "same bits";
    }

    /**
     * Ended with one of these codes and a sentence, and the earlier version is current and loads. The process ended
     * with the code too; where the cluster started the driver, with any but 0.
     */
    public static String refused(Run run, Command command, int... codes) throws IOException {
        Status status = Status.of(run, command);
        Unexpected.unless(Arrays.stream(codes).anyMatch(code -> code == status.code()), () -> told(run, command));
        Unexpected.unless(status.message().startsWith("Cannot "), () -> "no sentence: " + told(run, command));
        Unexpected.unless(
                command.isElsewhere() ? run.code() != 0 : run.code() == status.code(),
                () -> "two codes: " + told(run, command));
        earlierStays(command);
        String seen = status.code() + " " + status.message();
        return command.isElsewhere() ? "spark-submit " + run.code() + ", status " + seen : seen;
    }

    /** The status beside the models is that of standard output, field by field. */
    public static void stored(Run run, Command command) throws IOException {
        Status stored = Status.stored(command).orElseThrow(() -> new Unexpected("no status.json"));
        Unexpected.unless(
                stored.equals(Status.of(run, command)), () -> "status.json has " + stored + ": " + told(run, command));
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

    private static String told(Run run, Command command) {
        try {
            return "exit code " + run.code() + ", status "
                    + Status.of(run, command).json();
        } catch (IOException | RuntimeException unsaid) {
            return "exit code " + run.code() + ", " + unsaid.getMessage();
        }
    }

    public static String told(Run run) {
        try {
            return "exit code " + run.code() + ": " + run.message();
        } catch (IOException | Unexpected unsaid) {
            return "exit code " + run.code() + ", " + unsaid.getMessage();
        }
    }
}
