package dev.plumbline.job;

import dev.plumbline.source.Reject;
import dev.plumbline.store.RejectedRow;
import dev.plumbline.store.RejectedWriter;
import dev.plumbline.store.RunDirectory;
import java.util.List;

/** Hands the samples of rejected rows from the scan to the run's directory. */
final class RejectedRows {
    private RejectedRows() {}

    /** Also where there are none: files that an earlier look at the table left, with more columns, must go. */
    static void write(List<Reject> rejects, RunDirectory directory) {
        try (RejectedWriter writer = directory.rejected()) {
            for (Reject reject : rejects) {
                writer.add(new RejectedRow(
                        reject.file(),
                        reject.position(),
                        reject.column(),
                        reject.reason().id(),
                        reject.excerpt()));
            }
        }
    }
}
