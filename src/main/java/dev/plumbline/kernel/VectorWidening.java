package dev.plumbline.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * What {@link Column#copy} does, in lanes: as many rows at once as there are doubles in a vector. As many shorts must be
 * a vector too, which has 64 bits at least; where doubles come in twos the scalar loops are taken.
 */
final class VectorWidening {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final boolean POSSIBLE = LANES * Short.SIZE >= 64;
    private static final VectorSpecies<Short> SHORTS = narrow(short.class, Short.SIZE);
    private static final VectorSpecies<Integer> INTS = narrow(int.class, Integer.SIZE);
    private static final VectorSpecies<Float> FLOATS = narrow(float.class, Float.SIZE);

    private VectorWidening() {}

    private static <E> VectorSpecies<E> narrow(Class<E> type, int bits) {
        return POSSIBLE ? VectorSpecies.of(type, VectorShape.forBitSize(LANES * bits)) : null;
    }

    static void widen(Column column, int from, int count, double[] into) {
        int whole = POSSIBLE ? count - count % LANES : 0;
        if (whole > 0) {
            if (column.shorts != null) {
                shorts(column.shorts, column.units, from, whole, into);
            } else if (column.ints != null) {
                ints(column.ints, column.units, from, whole, into);
            } else if (column.floats != null) {
                floats(column.floats, from, whole, into);
            } else {
                whole = 0;
            }
        }
        if (whole < count) {
            column.copy(from + whole, count - whole, into, whole);
        }
    }

    private static void floats(float[] values, int from, int count, double[] into) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector stored = FloatVector.fromArray(FLOATS, values, from + i);
            ((DoubleVector) stored.convertShape(VectorOperators.F2D, SPECIES, 0)).intoArray(into, i);
        }
    }

    private static void ints(int[] stored, Units units, int from, int count, double[] into) {
        DoubleVector high = DoubleVector.broadcast(SPECIES, units.high);
        double low = units.low;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector n = (DoubleVector)
                    IntVector.fromArray(INTS, stored, from + i).convertShape(VectorOperators.I2D, SPECIES, 0);
            high.fma(n, n.mul(low)).intoArray(into, i);
        }
    }

    private static void shorts(short[] stored, Units units, int from, int count, double[] into) {
        DoubleVector high = DoubleVector.broadcast(SPECIES, units.high);
        double low = units.low;
        double base = units.base;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector n = ((DoubleVector) ShortVector.fromArray(SHORTS, stored, from + i)
                            .convertShape(VectorOperators.S2D, SPECIES, 0))
                    .add(base);
            high.fma(n, n.mul(low)).intoArray(into, i);
        }
    }
}
