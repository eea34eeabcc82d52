package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/** The contract of {@link ExactSum} with products: each double times a partner of any exponent. */
class ExactProductSumTest extends AccumulatorContract<ExactSum> {
    @Override
    ExactSum empty() {
        return new ExactSum();
    }

    @Override
    void add(ExactSum sum, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            sum.addProduct(values[i], Data.partner(values[i]));
        }
    }

    @Override
    void merge(ExactSum into, ExactSum other) {
        into.merge(other);
    }

    @Override
    double[] answers(ExactSum sum) {
        return new double[] {sum.toDouble()};
    }

    @Override
    double[] oracle(double[] values) {
        if (!Oracle.allFinite(values)) {
            return new double[] {
                Oracle.sumOfStrays(Arrays.stream(values)
                        .filter(x -> !Double.isFinite(x))
                        .map(x -> x * Data.partner(x))
                        .toArray())
            };
        }
        BigInteger[] x = Oracle.units(values);
        BigInteger[] y = Oracle.units(Arrays.stream(values).map(Data::partner).toArray());
        return new double[] {Oracle.nearest(Oracle.sum(x.length, r -> x[r].multiply(y[r])), 2)};
    }

    @Override
    void write(ExactSum sum, DataOutput out) throws IOException {
        sum.writeTo(out);
    }

    @Override
    ExactSum read(DataInput in) throws IOException {
        return ExactSum.readFrom(in);
    }
}
