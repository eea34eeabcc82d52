package dev.plumbline.job;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times several ways of doing something, in turn, so that whatever else the machine does meets all of them. Beside the
 * time on the clock it takes the processor time of the whole process, in which other programs do not count.
 */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, Runnable> ways = new LinkedHashMap<>();
    private final Map<String, List<Double>> clock = new LinkedHashMap<>();
    private final Map<String, List<Double>> processor = new LinkedHashMap<>();

    /** Adds a way, under the words in which it is printed. */
    Stopwatch add(String words, Runnable way) {
        ways.put(words, way);
        clock.put(words, new ArrayList<>());
        processor.put(words, new ArrayList<>());
        return this;
    }

    /** Goes through all ways so many times, and before that through {@code warmUps} rounds which do not count. */
    void run(int warmUps, int rounds) {
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<String, Runnable> way : ways.entrySet()) {
                long began = System.nanoTime();
                long used = system.getProcessCpuTime();
                way.getValue().run();
                if (round >= 0) {
                    clock.get(way.getKey()).add((System.nanoTime() - began) / NANOS);
                    processor.get(way.getKey()).add((system.getProcessCpuTime() - used) / NANOS);
                }
            }
        }
    }

    /** Head of the lines. */
    static String head() {
        return String.format(
                Locale.ROOT, "  %-58s %8s %8s %8s %11s%n", "seconds", "median", "least", "most", "processor");
    }

    /** One line for a way: median, least and most on the clock, and the median of processor time. */
    String line(String words) {
        List<Double> times = clock.get(words);
        return String.format(
                Locale.ROOT,
                "  %-58s %8.3f %8.3f %8.3f %11.3f%n",
                words,
                median(times),
                Collections.min(times),
                Collections.max(times),
                median(processor.get(words)));
    }

    /** How many times as long the first takes as the second, by medians, leasts and processor time. */
    String ratio(String words, String than, double target) {
        double medians = median(clock.get(words)) / median(clock.get(than));
        return String.format(
                Locale.ROOT,
                "  ratio %.2f (of leasts %.2f, of processor time %.2f); target: at most %.1f, %s%n",
                medians,
                Collections.min(clock.get(words)) / Collections.min(clock.get(than)),
                median(processor.get(words)) / median(processor.get(than)),
                target,
                medians <= target ? "reached" : "missed");
    }

    private static double median(List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
