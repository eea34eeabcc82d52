package dev.plumbline.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The values of a column over the rows of a block, in one of several forms: as doubles, floats, ints, shorts or one
 * value. Each form gives the doubles back bit for bit. One class for all of them, since kernels choose between loops
 * by it and a virtual call per row would cost more than the row.
 */
public final class Column implements Serializable {
    private static final long serialVersionUID = 1L;

    /** At most one of these is not null; a constant has none. */
    final double[] doubles;

    final float[] floats;
    final int[] ints;
    final short[] shorts;
    /** What ints and shorts count, else null. */
    final Units units;

    final double constant;

    private Column(double[] doubles, float[] floats, int[] ints, short[] shorts, Units units, double constant) {
        this.doubles = doubles;
        this.floats = floats;
        this.ints = ints;
        this.shorts = shorts;
        this.units = units;
        this.constant = constant;
    }

    /** The values as they lie there: the array is kept, and may be longer than the rows are many. */
    static Column of(double[] values) {
        return new Column(values, null, null, null, null, 0);
    }

    static Column of(float[] values) {
        return new Column(null, values, null, null, null, 0);
    }

    static Column of(int[] stored, Units units) {
        return new Column(null, null, stored, null, units, 0);
    }

    static Column of(short[] stored, Units units) {
        return new Column(null, null, null, stored, units, 0);
    }

    /** The same value in each row. */
    static Column of(double constant) {
        return new Column(null, null, null, null, null, constant);
    }

    boolean isDoubles() {
        return doubles != null;
    }

    /** Writes the doubles of {@code count} rows from {@code from} on to the front of {@code into}. */
    public void copy(int from, int count, double[] into) {
        copy(from, count, into, 0);
    }

    void copy(int from, int count, double[] into, int to) {
        int shift = to - from;
        int end = from + count;
        if (doubles != null) {
            System.arraycopy(doubles, from, into, to, count);
        } else if (shorts != null) {
            for (int i = from; i < end; i++) {
                into[shift + i] = units.value(shorts[i]);
            }
        } else if (ints != null) {
            for (int i = from; i < end; i++) {
                into[shift + i] = units.value(ints[i]);
            }
        } else if (floats != null) {
            for (int i = from; i < end; i++) {
                into[shift + i] = floats[i];
            }
        } else {
            Arrays.fill(into, to, to + count, constant);
        }
    }

    /** What a person calls the form, such as {@code short / 1e2}. */
    public String form() {
        if (doubles != null) {
            return "double";
        }
        if (floats != null) {
            return "float";
        }
        if (units != null) {
            return (shorts != null ? "short" : "int") + units.suffix();
        }
        return "constant";
    }
}
