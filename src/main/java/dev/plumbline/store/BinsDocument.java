package dev.plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.model.Density;
import dev.plumbline.model.Histogram;
import java.io.IOException;

/**
 * Densities and histograms in JSON. Counts are one list, in which a negative number stands for so many zeros in a row:
 * most cells of a grid are empty.
 */
final class BinsDocument {
    /** Most bins of an axis, and most cells of a grid, that are believed. */
    private static final int MOST = 1 << 16;

    private BinsDocument() {}

    static void write(JsonGenerator json, String key, Density density) throws IOException {
        json.writeObjectFieldStart(key);
        write(json, "across", density.across());
        write(json, "up", density.up());
        counts(json, density.counts());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String key, Density.Axis axis) throws IOException {
        json.writeObjectFieldStart(key);
        write(json, axis);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Density.Axis axis) throws IOException {
        json.writeNumberField("from", axis.from());
        json.writeNumberField("width", axis.width());
        json.writeNumberField("bins", axis.bins());
    }

    static void write(JsonGenerator json, String key, Histogram histogram) throws IOException {
        json.writeObjectFieldStart(key);
        write(json, new Density.Axis(histogram.from(), histogram.width(), histogram.counts().length));
        counts(json, histogram.counts());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, long[] counts) throws IOException {
        json.writeArrayFieldStart("counts");
        long zeros = 0;
        for (long count : counts) {
            if (count == 0) {
                zeros++;
                continue;
            }
            if (zeros > 0) {
                json.writeNumber(-zeros);
                zeros = 0;
            }
            json.writeNumber(count);
        }
        if (zeros > 0) {
            json.writeNumber(-zeros);
        }
        json.writeEndArray();
    }

    static Density density(JsonFields fields) {
        Density.Axis across = axis(fields.object("across"));
        Density.Axis up = axis(fields.object("up"));
        long cells = (long) across.bins() * up.bins();
        if (cells > MOST) {
            throw fields.refused("a grid of " + cells + " cells is not one of this format");
        }
        Density density = new Density(across, up, counts(fields, (int) cells));
        fields.end();
        return density;
    }

    static Histogram histogram(JsonFields fields) {
        Density.Axis axis = bins(fields);
        Histogram histogram = new Histogram(axis.from(), axis.width(), counts(fields, axis.bins()));
        fields.end();
        return histogram;
    }

    private static Density.Axis axis(JsonFields fields) {
        Density.Axis axis = bins(fields);
        fields.end();
        return axis;
    }

    private static Density.Axis bins(JsonFields fields) {
        double from = fields.number("from");
        double width = fields.number("width");
        long bins = fields.count("bins");
        if (!(width > 0) || width != Math.scalb(1.0, Math.getExponent(width)) || bins > MOST) {
            throw fields.refused("bins of width " + width + ", " + bins + " of them, are not of this format");
        }
        return new Density.Axis(from, width, (int) bins);
    }

    private static long[] counts(JsonFields fields, int cells) {
        long[] counts = new long[cells];
        long at = 0;
        for (long count : fields.integerList("counts")) {
            if (count == 0 || at - Math.min(count, -1) > cells) {
                throw fields.refused("its list 'counts' does not fit its bins");
            }
            if (count > 0) {
                counts[(int) at] = count;
            }
            at -= Math.min(count, -1);
        }
        if (at != cells) {
            throw fields.refused("its list 'counts' does not fit its bins");
        }
        return counts;
    }
}
