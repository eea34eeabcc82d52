package dev.plumbline.store;

import java.util.Optional;

/**
 * What a rollback came to.
 *
 * @param from the version that was current, if any; the same as {@code to} where it was current already
 * @param to the version that was asked for
 * @param current whether it is the current version; another run may have moved on at once
 */
public record RolledBack(Optional<ModelVersion> from, ModelVersion to, boolean current) {
    /** Whether it was current before. */
    public boolean already() {
        return from.equals(Optional.of(to));
    }
}
