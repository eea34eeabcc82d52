package dev.plumbline.source;

import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;

/** What Spark says when it is asked to write in some format, as refusals that tell what to do. */
final class WriterFaults {
    private WriterFaults() {}

    /** Runs what asks Spark's writer, and turns its errors into refusals; those of a file system stay what they are. */
    static <T> T guarded(OutputFormat format, Callable<T> action) throws IOException {
        try {
            return action.call();
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof IOException storage) {
                    throw storage;
                }
            }
            throw refusal(format, e);
        }
    }

    private static Refusal refusal(OutputFormat format, Exception e) {
        String said = String.valueOf(e.getMessage());
        String why = ReaderFaults.isUnknown(said)
                ? ReaderFaults.unknown(said, "--output-format")
                : "Spark says: " + Excerpt.of(said.strip().lines().findFirst().orElse(""));
        return new Refusal(ExitCode.CONFIG, "Cannot use --output-format " + Excerpt.of(format.name()) + ": " + why, e);
    }
}
