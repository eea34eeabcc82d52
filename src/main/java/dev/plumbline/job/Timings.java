package dev.plumbline.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Wall clock of the stages of a run, in the order they were first begun. */
final class Timings {
    private final Map<String, Long> nanos = new LinkedHashMap<>();

    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(stage, System.nanoTime() - start, Long::sum);
        }
    }

    /** Seconds by stage. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        nanos.forEach((stage, time) -> seconds.put(stage, time / 1e9));
        return seconds;
    }

    String table() {
        StringBuilder table = new StringBuilder();
        nanos.forEach((stage, time) -> table.append(String.format(Locale.ROOT, "%-16s %9.3f s%n", stage, time / 1e9)));
        return table.toString();
    }
}
