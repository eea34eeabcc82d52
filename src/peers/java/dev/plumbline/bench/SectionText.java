package dev.plumbline.bench;

import java.util.Locale;

/** A section as people read it. */
final class SectionText {
    private static final double MILLIS = 1e3;
    /** Below this many seconds a section is told in milliseconds. */
    private static final double SHORT = 0.1;

    private SectionText() {}

    static String of(Section section) {
        boolean brief = section.samples().stream().anyMatch(samples -> samples.median() < SHORT);
        StringBuilder text = new StringBuilder();
        text.append(section.title()).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "  %-54s %10s %10s %10s %10s %8s%n",
                brief ? "milliseconds" : "seconds",
                "median",
                "least",
                "most",
                "processor",
                "times"));
        for (Samples samples : section.samples()) {
            text.append(line(samples, brief ? MILLIS : 1, section.base()));
        }
        text.append("  times: of ").append(section.base().words()).append('\n');
        section.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        section.goals().forEach(goal -> text.append(line(goal)));
        return text.append('\n').toString();
    }

    private static String line(Samples samples, double unit, Base base) {
        double processor = unit * samples.processorMedian();
        return String.format(
                Locale.ROOT,
                "  %-54s %10.3f %10.3f %10.3f %10s %8.2f%n",
                samples.way(),
                unit * samples.median(),
                unit * samples.least(),
                unit * samples.most(),
                Double.isNaN(processor) ? "-" : String.format(Locale.ROOT, "%.3f", processor),
                samples.median() / base.seconds());
    }

    /** A ratio beside its goal. */
    static String line(Goal goal) {
        return String.format(
                Locale.ROOT,
                "  %-7s %-46s %8.2f   goal: at %s %.1f%n",
                goal.reached() ? "reached" : "MISSED",
                goal.words(),
                goal.ratio(),
                goal.most() ? "most" : "least",
                goal.limit());
    }
}
