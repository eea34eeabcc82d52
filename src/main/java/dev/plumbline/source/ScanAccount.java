package dev.plumbline.source;

import dev.plumbline.model.RowAccount;
import java.util.List;

/**
 * What a whole scan found.
 *
 * @param rows every row, used or rejected (none held out: the engine decides that)
 * @param rejects the first {@code 1,000} per reason in file and line order, positions resolved
 * @param notes underflows to zero, integers above 2^53, blank lines: counted things that reject no row
 * @param unit what the positions of rejects count
 */
public record ScanAccount(RowAccount rows, List<Reject> rejects, List<String> notes, Unit unit) {
    /** What the position of a reject counts, from 1. */
    public enum Unit {
        /** Physical lines of a text file. */
        LINE,
        /** Rows of a file or a table. */
        ROW
    }

    public ScanAccount {
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /** An account of rows. */
    public ScanAccount(RowAccount rows, List<Reject> rejects, List<String> notes) {
        this(rows, rejects, notes, Unit.ROW);
    }

    /**
     * Refuses the table where the policy does not allow what was found: more rejects than the limit (65), no rows at
     * all (66), none that can be used (65). The message has the total, a table by reason, the first rejects and the
     * options that help.
     */
    public void enforce(BadRows policy) {
        new BadRowsRule(this, policy).enforce();
    }
}
