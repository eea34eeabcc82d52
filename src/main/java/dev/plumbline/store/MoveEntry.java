package dev.plumbline.store;

import java.util.Optional;

/**
 * A line of the log of moves.
 *
 * @param number from 1
 * @param move what it says, where it can be read
 * @param problem what is wrong with it, where something is
 */
public record MoveEntry(long number, Optional<Told> move, Optional<String> problem) {
    /**
     * A move as it was made.
     *
     * @param at when, in ISO 8601
     * @param from the version that was current, if any
     * @param to the version that became current
     * @param cause why
     * @param run that published the version it moved to
     */
    public record Told(String at, Optional<ModelVersion> from, ModelVersion to, MoveCause cause, String run) {}
}
