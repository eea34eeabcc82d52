package dev.plumbline.job;

import java.util.Map;
import java.util.TreeMap;

/** Where every thread of this process is, for whoever looks for the one that hangs. */
final class ThreadStacks {
    private ThreadStacks() {}

    /** One paragraph a thread, by name. */
    static String text() {
        Map<String, String> byName = new TreeMap<>();
        Thread.getAllStackTraces()
                .forEach((thread, frames) -> byName.merge(name(thread), stack(frames), (a, b) -> a + b));
        StringBuilder text = new StringBuilder();
        byName.forEach(
                (name, stack) -> text.append(name).append('\n').append(stack).append('\n'));
        return text.toString();
    }

    private static String name(Thread thread) {
        return '"' + thread.getName() + "\" " + thread.getState() + (thread.isDaemon() ? ", daemon" : "");
    }

    private static String stack(StackTraceElement[] frames) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : frames) {
            text.append("    at ").append(frame).append('\n');
        }
        return text.toString();
    }
}
