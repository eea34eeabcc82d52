package dev.plumbline.summation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
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
        BigDecimal[] terms = Arrays.stream(values)
                .mapToObj(x -> new BigDecimal(x).multiply(new BigDecimal(Data.partner(x))))
                .toArray(BigDecimal[]::new);
        return new double[] {Oracle.sum(terms).doubleValue()};
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
