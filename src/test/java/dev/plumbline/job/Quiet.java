package dev.plumbline.job;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Listeners that say nothing. */
final class Quiet {
    private Quiet() {}

    static Listeners listeners() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Listeners(nowhere, nowhere, (epoch, state) -> {});
    }
}
