package dev.plumbline.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Density;
import dev.plumbline.page.Drawing.Paint;
import dev.plumbline.report.Figures;

/** A grid of counts as it is drawn and told: cut to the cells that are not empty, with cells of a size that is seen. */
final class Heat {
    private final Density density;

    private Heat(Density density) {
        this.density = density;
    }

    /** @param most columns and rows that are drawn */
    static Heat of(Density density, int most) {
        Density cut = cut(density);
        while (cut.across().bins() > most || cut.up().bins() > most) {
            cut = merged(cut, cut.across().bins() > most ? 2 : 1, cut.up().bins() > most ? 2 : 1);
        }
        return new Heat(cut);
    }

    private static Density cut(Density all) {
        int columns = all.across().bins();
        int left = columns;
        int right = -1;
        int bottom = all.up().bins();
        int top = -1;
        for (int i = 0; i < all.counts().length; i++) {
            if (all.counts()[i] > 0) {
                left = Math.min(left, i % columns);
                right = Math.max(right, i % columns);
                bottom = Math.min(bottom, i / columns);
                top = Math.max(top, i / columns);
            }
        }
        if (right < 0) {
            return new Density(cut(all.across(), 0, 0), cut(all.up(), 0, 0), new long[0]);
        }
        Density.Axis across = cut(all.across(), left, right - left + 1);
        Density.Axis up = cut(all.up(), bottom, top - bottom + 1);
        long[] counts = new long[across.bins() * up.bins()];
        for (int row = 0; row < up.bins(); row++) {
            System.arraycopy(all.counts(), (row + bottom) * columns + left, counts, row * across.bins(), across.bins());
        }
        return new Density(across, up, counts);
    }

    private static Density.Axis cut(Density.Axis axis, int from, int bins) {
        return new Density.Axis(axis.from() + from * axis.width(), axis.width(), bins);
    }

    private static Density merged(Density fine, int across, int up) {
        int columns = (fine.across().bins() + across - 1) / across;
        int rows = (fine.up().bins() + up - 1) / up;
        long[] counts = new long[columns * rows];
        for (int i = 0; i < fine.counts().length; i++) {
            int column = i % fine.across().bins() / across;
            int row = i / fine.across().bins() / up;
            counts[row * columns + column] += fine.counts()[i];
        }
        return new Density(wider(fine.across(), across, columns), wider(fine.up(), up, rows), counts);
    }

    private static Density.Axis wider(Density.Axis axis, int times, int bins) {
        return new Density.Axis(axis.from(), axis.width() * times, bins);
    }

    boolean isEmpty() {
        return density.counts().length == 0;
    }

    double left() {
        return density.across().from();
    }

    double right() {
        return left() + density.across().width() * density.across().bins();
    }

    double bottom() {
        return density.up().from();
    }

    double top() {
        return bottom() + density.up().width() * density.up().bins();
    }

    int columns() {
        return density.across().bins();
    }

    /** The middle of a column. */
    double middle(int column) {
        return left() + density.across().width() * (column + 0.5);
    }

    /** What lies in some columns, as one. */
    Spread spread(int from, int to) {
        long[] counts = new long[density.up().bins()];
        for (int row = 0; row < counts.length; row++) {
            for (int column = from; column < to; column++) {
                counts[row] += density.counts()[row * columns() + column];
            }
        }
        return new Spread(bottom(), density.up().width(), counts);
    }

    /** Columns in at most so many groups: where each begins, and the end of the last. */
    int[] groups(int most) {
        int count = Math.min(most, columns());
        int[] begins = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            begins[i] = (int) ((long) i * columns() / count);
        }
        return begins;
    }

    double edge(int column) {
        return left() + density.across().width() * column;
    }

    /** Puts the cells behind numeric axes of the same range. */
    Drawing draw(String across, String up, boolean scale) {
        Drawing drawing = new Drawing()
                .across(Axis.figures(across, left(), right()))
                .across(Axis.cells(columns()))
                .up(Axis.figures(up, bottom(), top()))
                .up(Axis.cells(density.up().bins()));
        long largest = 1;
        StringBuilder packed = new StringBuilder(2 * density.counts().length);
        for (long count : density.counts()) {
            largest = Math.max(largest, count);
            pack(packed, count);
        }
        ObjectNode cells = drawing.series("heatmap", "rows")
                .put("xAxisIndex", 1)
                .put("yAxisIndex", 1)
                .put("progressive", 0);
        cells.putObject("cell")
                .put("left", left())
                .put("width", density.across().width())
                .put("bottom", bottom())
                .put("height", density.up().width())
                .put("columns", columns())
                .put("packed", packed.toString());
        cells.putObject("emphasis").put("disabled", true);
        colours(drawing.option().putObject("visualMap"), Math.max(hundredths(largest) / 100.0, 0.3), scale);
        if (scale) {
            ((ObjectNode) drawing.option().get("grid")).put("right", 64);
        }
        return drawing;
    }

    private static void colours(ObjectNode map, double largest, boolean shown) {
        map.put("type", "continuous")
                .put("show", shown)
                .put("seriesIndex", 0)
                .put("dimension", 2)
                .put("min", 0)
                .put("max", largest)
                .put("calculable", false)
                .put("hoverLink", false)
                .put("right", 0)
                .put("top", "middle")
                .put("itemWidth", 10)
                .put("itemHeight", 120)
                .put("formatter", "#power");
        double rows = Math.rint(StrictMath.pow(10, largest));
        map.putArray("text").add(Figures.brief(rows) + " rows").add("1 row");
        map.putObject("textStyle").put("color", Paint.MUTED.id());
        ArrayNode colours = map.putObject("inRange").putArray("color");
        for (Paint paint : new Paint[] {Paint.HEAT0, Paint.HEAT1, Paint.HEAT2, Paint.HEAT3, Paint.HEAT4}) {
            colours.add(paint.id());
        }
    }

    /** Two digits to the base of 36 for each cell, a quarter of what numbers of JSON take; dots for an empty one. */
    private static void pack(StringBuilder out, long count) {
        if (count == 0) {
            out.append("..");
        } else {
            String digits = Integer.toString(hundredths(count), 36);
            out.append(digits.length() < 2 ? "0" : "").append(digits);
        }
    }

    /** The decimal logarithm, times 100: two digits hold it up to 8 trillion rows in a cell. */
    private static int hundredths(long count) {
        return (int) Math.min(1295, Math.rint(StrictMath.log10(count) * 100));
    }
}
