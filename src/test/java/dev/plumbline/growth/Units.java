package dev.plumbline.growth;

import java.util.Locale;

/** Figures with a unit that suits their size. */
final class Units {
    private static final double KILO = 1e3;
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final double DAY = 86_400;
    private static final double HOUR = 3_600;
    private static final double MINUTE = 60;

    private Units() {}

    static String seconds(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value >= 2 * DAY) {
            return digits(value / DAY) + " d";
        }
        if (value >= 2 * HOUR) {
            return digits(value / HOUR) + " h";
        }
        if (value >= 2 * MINUTE) {
            return digits(value / MINUTE) + " min";
        }
        if (value >= 1) {
            return digits(value) + " s";
        }
        if (value >= 1e-3) {
            return digits(KILO * value) + " ms";
        }
        return value >= 1e-6 ? digits(1e6 * value) + " us" : digits(1e9 * value) + " ns";
    }

    static String bytes(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        int unit = 0;
        double rest = value;
        while (rest >= KILO && unit < BYTES.length - 1) {
            rest /= KILO;
            unit++;
        }
        return digits(rest) + " " + BYTES[unit];
    }

    static String pace(double bytesPerSecond) {
        return Double.isFinite(bytesPerSecond) ? bytes(bytesPerSecond) + "/s" : "-";
    }

    static String percent(double share) {
        return Double.isFinite(share)
                ? String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share)
                : "-";
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Three digits, no exponent. */
    private static String digits(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
