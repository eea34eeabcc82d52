package dev.plumbline.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** In vector lanes, four at a time. Loaded by name. */
final class VectorReadLoop implements ReadLoop {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public double sum(double[] values, int from, int count) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int end = from + count;
        int i = from;
        for (; i <= end - 4 * LANES; i += 4 * LANES) {
            a = a.add(DoubleVector.fromArray(SPECIES, values, i));
            b = b.add(DoubleVector.fromArray(SPECIES, values, i + LANES));
            c = c.add(DoubleVector.fromArray(SPECIES, values, i + 2 * LANES));
            d = d.add(DoubleVector.fromArray(SPECIES, values, i + 3 * LANES));
        }
        double sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
        for (; i < end; i++) {
            sum += values[i];
        }
        return sum;
    }
}
