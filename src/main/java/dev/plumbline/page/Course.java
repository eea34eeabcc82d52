package dev.plumbline.page;

import dev.plumbline.model.HistoryLine;
import java.util.ArrayList;
import java.util.List;

/** The epochs of a descent that are drawn: all of a short one; of a long one closer together where more happens. */
final class Course {
    /** Of a series that is drawn. */
    static final int MOST_POINTS = 400;

    private static final int MOST_ROWS = 16;

    private Course() {}

    /** At most so many lines, in geometric steps of the epoch; the first and the last are among them. */
    static List<HistoryLine> thin(List<HistoryLine> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        double low = 1;
        double high = 2;
        while (walk(lines.size(), high).size() > most) {
            high *= 2;
        }
        for (int i = 0; i < 40; i++) {
            double ratio = (low + high) / 2;
            if (walk(lines.size(), ratio).size() > most) {
                low = ratio;
            } else {
                high = ratio;
            }
        }
        return walk(lines.size(), high).stream().map(lines::get).toList();
    }

    /** Those that a table shows. */
    static List<HistoryLine> rows(List<HistoryLine> lines) {
        return thin(lines, MOST_ROWS);
    }

    private static List<Integer> walk(int size, double ratio) {
        List<Integer> indices = new ArrayList<>();
        double at = 1;
        while (at < size) {
            indices.add((int) at - 1);
            at = Math.max(at + 1, Math.floor(at * ratio));
        }
        indices.add(size - 1);
        return indices;
    }
}
