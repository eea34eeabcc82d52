package dev.plumbline.cli;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The reader of a command that has a text printed, and runs nothing.
 *
 * @param text ends with a line feed
 */
record Printing(Supplier<String> text) implements Function<Values, Request> {
    @Override
    public Request apply(Values values) {
        throw new IllegalStateException("a text is printed, not run");
    }
}
