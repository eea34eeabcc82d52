package dev.plumbline.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Wall clock of the stages of a run that are over, in their order. Threads may share it. */
final class Timings {
    private final Map<String, Long> nanos = new LinkedHashMap<>();

    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(stage, System.nanoTime() - start);
        }
    }

    private synchronized void add(String stage, long time) {
        nanos.merge(stage, time, Long::sum);
    }

    /** Seconds by stage. */
    synchronized Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        nanos.forEach((stage, time) -> seconds.put(stage, time / 1e9));
        return seconds;
    }

    synchronized String table() {
        StringBuilder table = new StringBuilder();
        nanos.forEach((stage, time) -> table.append(String.format(Locale.ROOT, "%-16s %9.3f s%n", stage, time / 1e9)));
        return table.toString();
    }
}
