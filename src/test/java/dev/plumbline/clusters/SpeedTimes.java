package dev.plumbline.clusters;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one run took.
 *
 * @param descent seconds of the stage
 * @param process seconds from the command line to the exit code
 * @param epoch milliseconds of the middle one of its epochs
 */
record SpeedTimes(double descent, double process, double epoch) {
    static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    static double median(List<SpeedTimes> runs, ToDoubleFunction<SpeedTimes> of) {
        return middle(runs.stream().map(of::applyAsDouble).toList());
    }

    static String text(List<SpeedTimes> runs) {
        return cell(runs, SpeedTimes::descent)
                + cell(runs, SpeedTimes::process)
                + cell(runs, SpeedTimes::epoch).stripTrailing();
    }

    private static String cell(List<SpeedTimes> runs, ToDoubleFunction<SpeedTimes> of) {
        double least = runs.stream().mapToDouble(of).min().orElseThrow();
        double most = runs.stream().mapToDouble(of).max().orElseThrow();
        return String.format(
                Locale.ROOT, "%-29s", String.format(Locale.ROOT, "%.2f (%.2f .. %.2f)", median(runs, of), least, most));
    }
}
