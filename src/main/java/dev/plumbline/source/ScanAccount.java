package dev.plumbline.source;

import dev.plumbline.model.RowAccount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a whole scan found.
 *
 * @param rows every row, used or rejected (none held out: the engine decides that)
 * @param rejects the first {@code 1,000} per reason in file and line order, positions resolved
 * @param notes underflows to zero, integers above 2^53, blank lines: counted things that reject no row
 * @param missing for each needed column (features in model order, label, weight) the rows that have no value in it: an
 *     empty field, a {@code --missing} token, a null. All of them are rejected, each counts in every column that it has
 *     no value in, whichever fault it was rejected for. Rows whose fields cannot be told apart, and headers in the midst
 *     of the data, count in none
 * @param unit what the positions of rejects count
 */
public record ScanAccount(
        RowAccount rows, List<Reject> rejects, List<String> notes, Map<String, Long> missing, Unit unit) {
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
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Rows whose fields can be told apart, used or not: those among which {@link #missing} counts. */
    public long wholeRows() {
        long whole = rows.used();
        for (RejectReason reason : RejectReason.values()) {
            whole += reason.isOfField() ? rows.rejectedByReason().getOrDefault(reason.id(), 0L) : 0;
        }
        return whole;
    }

    /** Whether a needed column has no value in any of the {@link #wholeRows}, of which there are some. */
    public boolean isEmpty(String column) {
        long whole = wholeRows();
        return whole > 0 && missing.getOrDefault(column, 0L) == whole;
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
