package dev.plumbline.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story's figures: pictures and tables for the page, and what its sentences quote. */
final class Story {
    static final int EPOCHS = 450;
    private static final int ENOUGH_EPOCHS = 10_000;
    private static final double A_MILLIONTH = 1e-6;
    /** Below this a distance is rounding. */
    private static final double NOTHING = 1e-12;

    private final Points points = new Points();
    private final Ways ways = new Ways(points);
    private final Bowl bowl = Bowl.of(points.meanX(), points.meanSquareX());
    private final List<double[]> first = ways.first().errors(points, EPOCHS);

    /** Pictures by file name. */
    Map<String, String> pictures() {
        Figures figures = new Figures(points, ways);
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("descent-errors.svg", figures.convergence());
        pictures.put("descent-valley.svg", figures.valley());
        return pictures;
    }

    /** Tables in Markdown, and what explain prints, by the name of their place in the page. */
    Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("first-descent", firstDescent());
        tables.put("ways", waysTable());
        tables.put("spreads", spreadsTable());
        tables.put("foretold", "```\n" + new Foretold(points).text() + "```\n");
        return tables;
    }

    Quotes quotes() {
        return new Quotes(points, bowl, ways, first);
    }

    /** Where the first descent stood. */
    private String firstDescent() {
        StringBuilder table =
                new StringBuilder("| epoch | k | b | loss above the least possible |\n|---|---|---|---|\n");
        for (int epoch : new int[] {0, 1, 5, 20, 100, EPOCHS}) {
            double[] error = first.get(epoch);
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.2f | %.2f | %.3g |\n",
                    epoch,
                    points.k() + error[0],
                    points.b() + error[1],
                    bowl.excess(error[0], error[1])));
        }
        return table.append(String.format(Locale.ROOT, "| best | %.2f | %.2f | 0 |\n", points.k(), points.b()))
                .toString();
    }

    /** Where each way stands after the first descent's epochs, and how many it needs. */
    private String waysTable() {
        StringBuilder table = new StringBuilder("| way | error of k after " + EPOCHS + " epochs | error of b | "
                + "epochs to a millionth |\n|---|---|---|---|\n");
        for (Way way : ways.all()) {
            List<double[]> errors = way.errors(points, ENOUGH_EPOCHS);
            double[] then = errors.get(EPOCHS);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %,d |\n",
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

    /** The first epoch from which on both errors stay below a millionth of those of the start. */
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

    /** What the place of x makes of the three ways of setting rates, whatever y is. */
    private static String spreadsTable() {
        StringBuilder table = new StringBuilder(
                "| x spread evenly over | mean / sd | rho | one rate: condition | epochs |"
                        + " a rate each: condition | epochs | centred and scaled: epochs |\n|---|---|---|---|---|---|---|---|\n");
        for (double[] range : new double[][] {{-5, 5}, {0, 10}, {0, 100}, {100, 110}, {1990, 2030}}) {
            Bowl even = Bowl.ofUniform(range[0], range[1]);
            double one = even.curvature().condition();
            double each = even.curvature().scaledCondition();
            double sd = (range[1] - range[0]) / Math.sqrt(12);
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f to %.0f | %.1f | %.5f | %s | %s | %s | %s | 1 |\n",
                    range[0],
                    range[1],
                    Math.abs(range[0] + range[1]) / 2 / sd,
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
}
