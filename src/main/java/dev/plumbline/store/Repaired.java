package dev.plumbline.store;

import java.util.List;

/**
 * What a repair found and did. All lists are of sentences, or places, for people.
 *
 * @param version that is current now
 * @param done what was changed; {@link Done#NOTHING} where all was sound
 * @param faults what was wrong with pointer and log
 * @param damaged versions that cannot be believed, and why
 * @param unfinished claims of runs that have not published
 * @param leftovers what nothing of ours put there, or nobody needs any more
 * @param unnamed versions later than the current one that no move names, and what makes them current
 */
public record Repaired(
        ModelVersion version,
        Done done,
        List<String> faults,
        List<String> damaged,
        List<String> unfinished,
        List<String> leftovers,
        List<String> unnamed) {
    /** What a repair changes. */
    public enum Done {
        /** Nothing: the pointer was where the log says. */
        NOTHING,
        /** The pointer was brought to the last move. */
        FOLLOWED,
        /** A move was appended to the log, to the newest version of it that can be believed. */
        MOVED,
        /** The log was lost and begins again where the pointer stood. */
        KEPT,
        /** Neither log nor pointer could tell: the newest version that can be believed is current. */
        NEWEST
    }

    public Repaired {
        faults = List.copyOf(faults);
        damaged = List.copyOf(damaged);
        unfinished = List.copyOf(unfinished);
        leftovers = List.copyOf(leftovers);
        unnamed = List.copyOf(unnamed);
    }
}
