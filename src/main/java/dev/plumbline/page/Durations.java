package dev.plumbline.page;

import dev.plumbline.report.Figures;

/** How long something took, for people. */
final class Durations {
    private Durations() {}

    static String of(double seconds) {
        if (seconds < 100) {
            return Figures.of(seconds, 3) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 6000) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole / 60 % 60 + " min";
    }
}
