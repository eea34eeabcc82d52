package dev.plumbline.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One feature in one walk; many in tiles that stay in the first-level cache. Loaded by name. */
final class VectorPlainSums implements PlainSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE = 1024;

    private final double[] residual = new double[TILE];
    private final ScalarPlainSums rest = new ScalarPlainSums();

    @Override
    public void add(double[][] block, double[] point, double[] into) {
        int d = point.length - 1;
        int rows = block[d].length;
        int whole = rows - rows % LANES;
        if (d == 1) {
            one(block[0], block[1], whole, point, into);
        } else {
            for (int from = 0; from < whole; from += TILE) {
                many(block, from, Math.min(TILE, whole - from), point, into);
            }
        }
        if (whole < rows) {
            rest.add(tail(block, whole), point, into);
        }
    }

    private static double[][] tail(double[][] block, int from) {
        double[][] tail = new double[block.length][];
        for (int c = 0; c < block.length; c++) {
            tail[c] = java.util.Arrays.copyOfRange(block[c], from, block[c].length);
        }
        return tail;
    }

    private static void one(double[] x, double[] y, int count, double[] point, double[] into) {
        DoubleVector k = DoubleVector.broadcast(SPECIES, point[0]);
        DoubleVector b = DoubleVector.broadcast(SPECIES, point[1]);
        DoubleVector bySlope = DoubleVector.zero(SPECIES);
        DoubleVector byIntercept = bySlope;
        DoubleVector squares = bySlope;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector xs = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector r = k.fma(xs, b).sub(DoubleVector.fromArray(SPECIES, y, i));
            bySlope = r.fma(xs, bySlope);
            byIntercept = byIntercept.add(r);
            squares = r.fma(r, squares);
        }
        into[0] += bySlope.reduceLanes(VectorOperators.ADD);
        into[1] += byIntercept.reduceLanes(VectorOperators.ADD);
        into[2] += squares.reduceLanes(VectorOperators.ADD);
    }

    private void many(double[][] block, int from, int count, double[] point, double[] into) {
        int d = point.length - 1;
        residuals(block, from, count, point);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector squares = sum;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, residual, i);
            sum = sum.add(r);
            squares = r.fma(r, squares);
        }
        into[d] += sum.reduceLanes(VectorOperators.ADD);
        into[d + 1] += squares.reduceLanes(VectorOperators.ADD);
        for (int j = 0; j < d; j++) {
            into[j] += product(block[j], from, count);
        }
    }

    private void residuals(double[][] block, int from, int count, double[] point) {
        int d = point.length - 1;
        for (int i = 0; i < count; i += LANES) {
            DoubleVector.broadcast(SPECIES, point[d])
                    .sub(DoubleVector.fromArray(SPECIES, block[d], from + i))
                    .intoArray(residual, i);
        }
        for (int j = 0; j < d; j++) {
            DoubleVector k = DoubleVector.broadcast(SPECIES, point[j]);
            for (int i = 0; i < count; i += LANES) {
                k.fma(DoubleVector.fromArray(SPECIES, block[j], from + i), DoubleVector.fromArray(SPECIES, residual, i))
                        .intoArray(residual, i);
            }
        }
    }

    private double product(double[] x, int from, int count) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = 0; i < count; i += LANES) {
            sum = DoubleVector.fromArray(SPECIES, residual, i).fma(DoubleVector.fromArray(SPECIES, x, from + i), sum);
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }
}
