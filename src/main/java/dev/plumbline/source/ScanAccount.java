package dev.plumbline.source;

import dev.plumbline.model.RowAccount;
import java.util.List;

/**
 * What a whole scan found.
 *
 * @param rows every row, used or rejected (none held out: the engine decides that)
 * @param rejects the first {@code 1,000} per reason in file and line order, positions resolved
 * @param notes underflows to zero, integers above 2^53, blank lines: counted things that reject no row
 */
public record ScanAccount(RowAccount rows, List<Reject> rejects, List<String> notes) {
    public ScanAccount {
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }
}
