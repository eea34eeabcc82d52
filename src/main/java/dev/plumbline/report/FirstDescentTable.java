package dev.plumbline.report;

import java.util.List;

/** One line fitted in several ways, side by side: where each ended, and how far from the optimum that is. */
public final class FirstDescentTable {
    private FirstDescentTable() {}

    /**
     * A way to descend and where it ended.
     *
     * @param name of the way
     * @param epochs that it ran
     * @param k slope at the end
     * @param b intercept at the end
     * @param mse mean squared residual at the end
     */
    public record Way(String name, long epochs, double k, double b, double mse) {}

    /**
     * Plain text, each line ended by a line feed.
     *
     * @param k the optimum's slope
     * @param b the optimum's intercept
     */
    public static String render(List<Way> ways, double k, double b) {
        TextTable table = new TextTable("  ").row("", "epochs", "k", "b", "k - best", "b - best", "mse");
        for (Way way : ways) {
            table.row(
                    way.name(),
                    Long.toString(way.epochs()),
                    Figures.of(way.k()),
                    Figures.of(way.b()),
                    Figures.brief(way.k() - k),
                    Figures.brief(way.b() - b),
                    Figures.of(way.mse()));
        }
        return table.render();
    }
}
