package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;
import java.math.BigDecimal;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Copies rows of a batch into a block, column by column. The copy costs a few instructions per value; only where it
 * notices that something is amiss (a null, a value that is not finite, a weight that is not positive, an integer that
 * may not fit) are the copied rows looked at one by one.
 */
final class ColumnarCopy {
    private final ColumnarLayout layout;
    private final RowTally tally;
    private final double[][] targets;
    private final boolean[] nullable;

    ColumnarCopy(ColumnarLayout layout, RowTally tally) {
        this.layout = layout;
        this.tally = tally;
        this.targets = new double[layout.slots()][];
        this.nullable = new boolean[layout.slots()];
    }

    /** Takes {@code count} rows of the batch from {@code from} on; the builder must have room for all of them. */
    void copy(ColumnarBatch batch, int from, int count, BlockBuilder builder) {
        int at = builder.rows();
        boolean clean = true;
        for (int s = 0; s < targets.length; s++) {
            double[] target = s < layout.features()
                    ? builder.feature(s)
                    : layout.isWeight(s) ? builder.weight() : builder.label();
            ColumnVector source = batch.column(layout.ordinal(s));
            targets[s] = target;
            nullable[s] = source.hasNull();
            clean &= fill(s, source, from, target, at, count) && !nullable[s];
            if (layout.isWeight(s)) {
                clean &= positive(target, at, count);
            }
        }
        if (clean) {
            builder.commit(count);
            tally.used(count, 0);
        } else {
            inspect(batch, from, count, builder);
        }
    }

    /** Copies one column; whether all values are finite and surely held exactly. A null's value is anything. */
    private boolean fill(int slot, ColumnVector source, int from, double[] target, int at, int count) {
        return switch (layout.kind(slot)) {
            case DOUBLE -> doubles(source, from, target, at, count);
            case FLOAT -> floats(source, from, target, at, count);
            case LONG -> longs(source, from, target, at, count);
            case INT -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = source.getInt(from + i);
                }
                yield true;
            }
            case SHORT -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = source.getShort(from + i);
                }
                yield true;
            }
            case BYTE -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = source.getByte(from + i);
                }
                yield true;
            }
            case DECIMAL -> decimals(slot, source, from, target, at, count);
        };
    }

    private static boolean doubles(ColumnVector source, int from, double[] target, int at, int count) {
        boolean finite = true;
        for (int i = 0; i < count; i++) {
            double value = source.getDouble(from + i);
            target[at + i] = value;
            finite &= Math.abs(value) <= Double.MAX_VALUE;
        }
        return finite;
    }

    private static boolean floats(ColumnVector source, int from, double[] target, int at, int count) {
        boolean finite = true;
        for (int i = 0; i < count; i++) {
            float value = source.getFloat(from + i);
            target[at + i] = value;
            finite &= Math.abs(value) <= Float.MAX_VALUE;
        }
        return finite;
    }

    private static boolean longs(ColumnVector source, int from, double[] target, int at, int count) {
        long high = 0;
        for (int i = 0; i < count; i++) {
            long value = source.getLong(from + i);
            target[at + i] = value;
            high |= value + ColumnarNumbers.EXACT;
        }
        return high >>> 54 == 0;
    }

    private boolean decimals(int slot, ColumnVector source, int from, double[] target, int at, int count) {
        int scale = layout.scale(slot);
        boolean kept = true;
        for (int i = 0; i < count; i++) {
            if (nullable[slot] && source.isNullAt(from + i)) {
                continue;
            }
            if (isCompact(slot, source)) {
                long unscaled = unscaled(slot, source, from + i);
                target[at + i] = ColumnarNumbers.decimal(unscaled, scale);
                kept &= ColumnarNumbers.isKept(unscaled, scale);
            } else {
                BigDecimal value = big(slot, source, from + i);
                target[at + i] = value.doubleValue();
                kept &= ColumnarNumbers.isKept(value);
            }
        }
        return kept;
    }

    /** Whether the vector holds the unscaled values as integers, as Spark's own do up to 18 digits. */
    private boolean isCompact(int slot, ColumnVector source) {
        return layout.precision(slot) <= Decimal.MAX_LONG_DIGITS() && source instanceof WritableColumnVector;
    }

    private long unscaled(int slot, ColumnVector source, int row) {
        return layout.precision(slot) <= Decimal.MAX_INT_DIGITS() ? source.getInt(row) : source.getLong(row);
    }

    private BigDecimal big(int slot, ColumnVector source, int row) {
        return source.getDecimal(row, layout.precision(slot), layout.scale(slot))
                .toJavaBigDecimal();
    }

    private static boolean positive(double[] weight, int at, int count) {
        boolean positive = true;
        for (int i = 0; i < count; i++) {
            positive &= weight[at + i] > 0;
        }
        return positive;
    }

    /** Judges the copied rows one by one and moves the good ones together. */
    private void inspect(ColumnarBatch batch, int from, int count, BlockBuilder builder) {
        int base = builder.rows();
        for (int i = 0; i < count; i++) {
            int bad = firstBad(batch, from + i, base + i);
            if (bad >= 0) {
                reject(batch, bad, from + i, base + i);
                continue;
            }
            int at = builder.rows();
            long inexact = 0;
            for (int s = 0; s < targets.length; s++) {
                targets[s][at] = targets[s][base + i];
                inexact += isInexact(s, batch.column(layout.ordinal(s)), from + i) ? 1 : 0;
            }
            builder.commit();
            tally.used(1, inexact);
        }
    }

    private int firstBad(ColumnarBatch batch, int row, int at) {
        for (int s = 0; s < targets.length; s++) {
            double value = targets[s][at];
            if (isNull(batch, s, row) || !(Math.abs(value) <= Double.MAX_VALUE) || layout.isWeight(s) && !(value > 0)) {
                return s;
            }
        }
        return -1;
    }

    private void reject(ColumnarBatch batch, int slot, int row, int at) {
        double value = targets[slot][at];
        if (isNull(batch, slot, row)) {
            tally.rejected(layout.name(slot), RejectReason.MISSING, "null");
        } else {
            boolean finite = Math.abs(value) <= Double.MAX_VALUE;
            RejectReason reason = finite ? RejectReason.BAD_WEIGHT : RejectReason.NOT_FINITE;
            tally.rejected(layout.name(slot), reason, Double.toString(value));
        }
        for (int s = 0; s < targets.length; s++) {
            if (isNull(batch, s, row)) {
                tally.missing(s);
            }
        }
    }

    private boolean isNull(ColumnarBatch batch, int slot, int row) {
        return nullable[slot] && batch.column(layout.ordinal(slot)).isNullAt(row);
    }

    private boolean isInexact(int slot, ColumnVector source, int row) {
        return switch (layout.kind(slot)) {
            case LONG -> !ColumnarNumbers.isExact(source.getLong(row));
            case DECIMAL ->
                isCompact(slot, source)
                        ? !ColumnarNumbers.isKept(unscaled(slot, source, row), layout.scale(slot))
                        : !ColumnarNumbers.isKept(big(slot, source, row));
            default -> false;
        };
    }
}
