package dev.plumbline.trials;

import java.util.function.Supplier;

/** What was seen is not what a case expects. */
public final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unexpected(String seen) {
        super(seen);
    }

    public static void unless(boolean asExpected, Supplier<String> seen) {
        if (!asExpected) {
            throw new Unexpected(seen.get());
        }
    }
}
