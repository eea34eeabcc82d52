package dev.plumbline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to pixels.
 *
 * @param low the value at pixel {@code from}; above 0 where logarithmic
 * @param high the value at pixel {@code to}
 * @param step between ticks: a difference, or a quotient where logarithmic
 * @param logarithmic whether equal factors are equally far apart
 * @param from pixel
 * @param to pixel
 */
public record Axis(double low, double high, double step, boolean logarithmic, double from, double to) {
    public double at(double value) {
        double share = logarithmic
                ? (StrictMath.log10(Math.max(value, low / 10)) - StrictMath.log10(low))
                        / (StrictMath.log10(high) - StrictMath.log10(low))
                : (value - low) / (high - low);
        return from + share * (to - from);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; ; i++) {
            double tick = logarithmic ? low * StrictMath.pow(step, i) : step * (Math.ceil(low / step) + i);
            if (tick > high * (1 + 1e-9)) {
                return ticks;
            }
            ticks.add(tick);
        }
    }

    String label(double tick) {
        if (logarithmic && (tick < 0.01 || tick > 1000)) {
            return String.format(Locale.ROOT, "1e%d", Math.round(StrictMath.log10(tick)));
        }
        String text = String.format(Locale.ROOT, "%.2f", tick);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
