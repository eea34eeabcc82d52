package dev.plumbline.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Every row of the input, used or rejected for a reason: {@code read = used + rejected}.
 *
 * @param read data rows found in the input (header and blank lines are not rows)
 * @param used rows that train or are held out
 * @param rejected rows refused
 * @param heldOut those of the used rows that are held out of training
 * @param rejectedByReason rejected rows by the reason's kebab-case id; the values add up to {@code rejected}
 */
public record RowAccount(long read, long used, long rejected, long heldOut, Map<String, Long> rejectedByReason) {
    public RowAccount {
        rejectedByReason = Map.copyOf(rejectedByReason);
        long sum = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        if (read != used + rejected || sum != rejected || heldOut > used) {
            throw new IllegalArgumentException("Cannot account for the rows: read " + read + ", used " + used
                    + ", rejected " + rejected + " (by reason " + sum + "), held out " + heldOut);
        }
    }

    /** The reasons in alphabetical order, for output that is the same every time. */
    public Map<String, Long> sortedReasons() {
        return new TreeMap<>(rejectedByReason);
    }
}
