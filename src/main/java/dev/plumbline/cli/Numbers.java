package dev.plumbline.cli;

import java.util.regex.Pattern;

/** Numbers as options give them: the strict grammar of the input, so {@code 1d}, {@code 0x1p3} and {@code NaN} are none. */
final class Numbers {
    private static final int LONGEST = 400;
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern ZERO = Pattern.compile("[+-]?[0.]+(?:[eE].*)?");

    private Numbers() {}

    static long integer(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        return Long.parseLong(text);
    }

    /** A finite double; what overflows, or becomes 0 without being it, is no number here. */
    static double decimal(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException();
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number) || (number == 0 && !ZERO.matcher(text).matches())) {
            throw new NumberFormatException();
        }
        return number == 0 ? 0 : number;
    }

    /**
     * The numbers an option allows.
     *
     * @param from lower end
     * @param fromIncluded whether it is one of them
     * @param to upper end; infinite where there is none
     * @param toIncluded whether it is one of them
     */
    record Range(double from, boolean fromIncluded, double to, boolean toIncluded) {
        static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);

        static final Range FINITE = new Range(-Double.MAX_VALUE, true, Double.MAX_VALUE, true);

        boolean holds(double x) {
            return (fromIncluded ? x >= from : x > from) && (toIncluded ? x <= to : x < to);
        }

        /** The end of "it must be a number ...". */
        String text() {
            String lower = (fromIncluded ? "from " : "above ") + plain(from);
            String upper = (toIncluded ? " to " : " and below ") + plain(to);
            return Double.isInfinite(to) ? lower : lower + upper;
        }

        private static String plain(double x) {
            return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
        }
    }
}
