package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of the system that some cases need. */
public final class Tools {
    private Tools() {}

    /** @throws NotHere where it is not on the PATH */
    public static String require(String program) {
        for (String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return program;
            }
        }
        throw new NotHere(program + " is not installed");
    }

    /** strace, where processes may be traced. */
    public static String strace() throws IOException, InterruptedException {
        require("strace");
        Process probe = new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (probe.waitFor() != 0) {
            throw new NotHere("this machine lets nobody trace a process");
        }
        return "strace";
    }
}
