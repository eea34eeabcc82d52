package dev.plumbline.story;

import java.util.List;
import java.util.Locale;

/** The numbers of the story. */
final class Story {
    static final int EPOCHS = 450;
    private static final int ENOUGH_EPOCHS = 10_000;
    private static final double A_MILLIONTH = 1e-6;
    /** Below this a distance is rounding. */
    private static final double NOTHING = 1e-12;

    private final Points points = new Points();
    private final Ways ways = new Ways(points);
    private final Bowl bowl = Bowl.of(points.meanX(), points.meanSquareX());

    Figures figures() {
        return new Figures(points, ways);
    }

    /** Where each way stands after the first descent's epochs, and how many it needs. */
    String waysTable() {
        StringBuilder table = new StringBuilder("| way | error of k after " + EPOCHS + " epochs | error of b | "
                + "epochs until both are a millionth of what they were |\n|---|---|---|---|\n");
        for (Way way : ways.all()) {
            List<double[]> errors = way.errors(points, ENOUGH_EPOCHS);
            double[] then = errors.get(EPOCHS);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,d |%n",
                    way.name(),
                    error(then[0]),
                    error(then[1]),
                    epochsToAMillionth(errors)));
        }
        return table.toString();
    }

    private static String error(double value) {
        return Math.abs(value) < NOTHING ? "0" : String.format(Locale.ROOT, "%.2g", value);
    }

    /** The first epoch from which on both errors stay small. */
    private static int epochsToAMillionth(List<double[]> errors) {
        double[] start = errors.get(0);
        int epoch = errors.size();
        while (epoch > 0
                && Math.abs(errors.get(epoch - 1)[0]) <= A_MILLIONTH * Math.abs(start[0])
                && Math.abs(errors.get(epoch - 1)[1]) <= A_MILLIONTH * Math.abs(start[1])) {
            epoch--;
        }
        if (epoch == errors.size()) {
            throw new IllegalStateException("not there after " + (errors.size() - 1) + " epochs");
        }
        return epoch;
    }

    /** What the spread of x makes of the three ways of setting rates, whatever y is. */
    String spreadsTable() {
        StringBuilder table = new StringBuilder("| x spread evenly over | mean / sd | rho | one rate: condition | epochs |"
                + " a rate each: condition | epochs | centred and scaled: epochs |\n|---|---|---|---|---|---|---|---|\n");
        for (double[] range : new double[][] {{-5, 5}, {0, 10}, {0, 100}, {100, 110}, {1990, 2030}}) {
            Bowl even = Bowl.ofUniform(range[0], range[1]);
            double one = even.curvature().condition();
            double each = even.curvature().scaledCondition();
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f to %.0f | %.3g | %.6f | %s | %s | %s | %s | 1 |%n",
                    range[0],
                    range[1],
                    Math.abs(range[0] + range[1]) / 2 / ((range[1] - range[0]) / Math.sqrt(12)),
                    even.rho(),
                    large(one),
                    large(Bowl.epochsToAMillionth(one)),
                    large(each),
                    large(Bowl.epochsToAMillionth(each))));
        }
        return table.toString();
    }

    private static String large(double value) {
        return value < 1e6 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.1e", value);
    }

    void facts() {
        System.out.println("L " + bowl.curvature().largest() + " mu " + bowl.curvature().smallest() + " cond "
                + bowl.curvature().condition() + " scaled " + bowl.curvature().scaledCondition() + " rho " + bowl.rho()
                + " k per b " + bowl.slopePerIntercept());
        System.out.println("k " + points.k() + " b " + points.b() + " se " + points.standardErrorOfK() + " "
                + points.standardErrorOfB() + " meanX " + points.meanX() + " ms " + points.meanSquareX());
        List<double[]> first = ways.first().errors(points, ENOUGH_EPOCHS);
        for (int e : new int[] {0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 450, 1000, 2000, 6000}) {
            double[] x = first.get(e);
            System.out.printf(
                    Locale.ROOT,
                    "%d k %.4f b %.4f  err %.4f %.4f ratio %.4f se %.1f %.1f excess %.3g%n",
                    e,
                    points.k() + x[0],
                    points.b() + x[1],
                    x[0],
                    x[1],
                    x[0] / x[1],
                    x[0] / points.standardErrorOfK(),
                    x[1] / points.standardErrorOfB(),
                    bowl.excess(x[0], x[1]));
        }
    }

    public static void main(String[] args) throws Exception {
        Story s = new Story();
        s.facts();
        System.out.println(s.waysTable());
        System.out.println(s.spreadsTable());
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/hp/convergence.svg"), s.figures().convergence());
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/hp/valley.svg"), s.figures().valley());
    }
}
