package dev.plumbline.faults;

import java.util.function.Supplier;

/** What was seen is not what a case expects. */
final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unexpected(String seen) {
        super(seen);
    }

    static void unless(boolean asExpected, Supplier<String> seen) {
        if (!asExpected) {
            throw new Unexpected(seen.get());
        }
    }
}
