package dev.plumbline.trials;

import java.io.IOException;

/** What can be sent to a process. */
public enum Signal {
    TERM,
    KILL,
    STOP,
    CONT;

    /** Sends it; nothing happens where the process is gone. */
    public void to(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
