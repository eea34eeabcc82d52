package dev.plumbline.job;

import dev.plumbline.model.PlainText;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The stack trace of a bug for standard error, where no line of a message can pass for one of ours. */
public final class StackTrace {
    private StackTrace() {}

    /** Lines, each ended by a line feed; all but the first are indented. */
    public static String of(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        StringBuilder out = new StringBuilder();
        trace.toString().lines().forEach(line -> {
            String text = PlainText.escape(line.strip());
            out.append(out.isEmpty() ? "" : "\t").append(text).append('\n');
        });
        return out.toString();
    }
}
