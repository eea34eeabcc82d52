package dev.plumbline.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why another version became current. */
public enum MoveCause {
    /** A run published it. */
    PUBLISHED,
    /** A person asked for it by {@code models rollback}. */
    ROLLED_BACK,
    /** {@code models repair} found it to be the newest that can be believed. */
    REPAIRED;

    /** The word that files use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MoveCause> of(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }
}
