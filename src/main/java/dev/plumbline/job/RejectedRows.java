package dev.plumbline.job;

import dev.plumbline.source.Reject;
import dev.plumbline.source.ScanAccount;
import dev.plumbline.store.RejectedRow;
import dev.plumbline.store.RejectedWriter;
import dev.plumbline.store.RunDirectory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands the samples of rejected rows from the scan to the run's directory. */
final class RejectedRows {
    private RejectedRows() {}

    /** What became of the rows, before anything is refused for it: counts by reason, and samples. */
    static void keep(ScanAccount account, RunRecord record) {
        write(account.rejects(), record.directory());
        Map<String, String> counts = new TreeMap<>();
        account.rows().rejectedByReason().forEach((reason, count) -> counts.put(reason, Long.toString(count)));
        if (!counts.isEmpty()) {
            record.event(RunEvents.REJECTED, counts);
        }
    }

    /** Also where there are none: files that an earlier look at the table left, with more columns, must go. */
    private static void write(List<Reject> rejects, RunDirectory directory) {
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
