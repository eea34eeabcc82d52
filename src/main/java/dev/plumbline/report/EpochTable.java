package dev.plumbline.report;

import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.List;

/** The epochs of a descent as a table; of a long one about {@value #MOST_ROWS} rows, denser at its start. */
public final class EpochTable {
    private static final int MOST_ROWS = 20;

    private EpochTable() {}

    /** Plain text, each line ended by a line feed. */
    public static String render(List<HistoryLine> epochs) {
        boolean holdout = epochs.stream().anyMatch(epoch -> !Double.isNaN(epoch.holdoutMse()));
        TextTable table = new TextTable("");
        if (holdout) {
            table.row("epoch", "objective", "mse", "held-out mse", "gradient", "seconds");
        } else {
            table.row("epoch", "objective", "mse", "gradient", "seconds");
        }
        for (HistoryLine epoch : chosen(epochs)) {
            List<String> cells = new ArrayList<>(
                    List.of(Long.toString(epoch.epoch()), Figures.of(epoch.objective()), Figures.of(epoch.mse())));
            if (holdout) {
                cells.add(Figures.of(epoch.holdoutMse()));
            }
            cells.add(Figures.of(epoch.gradientNorm()));
            cells.add(Figures.of(epoch.seconds()));
            table.row(cells.toArray(String[]::new));
        }
        return table.render();
    }

    /** The first, the last, and between them ever longer strides: a descent does most of its work early. */
    private static List<HistoryLine> chosen(List<HistoryLine> epochs) {
        if (epochs.size() <= MOST_ROWS) {
            return epochs;
        }
        List<HistoryLine> chosen = new ArrayList<>();
        int at = 0;
        for (int row = 0; row < MOST_ROWS - 1; row++) {
            chosen.add(epochs.get(at));
            int rowsLeft = MOST_ROWS - 1 - row;
            int epochsLeft = epochs.size() - 1 - at;
            double stride = (at + 1) * (StrictMath.pow((double) epochs.size() / (at + 1), 1.0 / rowsLeft) - 1);
            at += Math.max(1, Math.min((int) Math.floor(stride), epochsLeft - (rowsLeft - 1)));
        }
        chosen.add(epochs.get(epochs.size() - 1));
        return chosen;
    }
}
