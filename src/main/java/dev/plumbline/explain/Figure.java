package dev.plumbline.explain;

import java.util.Locale;

/** Numbers as sentences have them: three digits or so. */
final class Figure {
    private Figure() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (size >= 100 && size < 1e7) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 10 && size < 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 0.1 && size < 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
    }
}
