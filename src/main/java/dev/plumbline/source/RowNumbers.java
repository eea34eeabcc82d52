package dev.plumbline.source;

import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.InternalRow;

/** The numbers of rows in Spark's own form, as doubles. */
final class RowNumbers {
    private final ColumnarLayout layout;

    RowNumbers(ColumnarLayout layout) {
        this.layout = layout;
    }

    boolean isNull(InternalRow row, int slot) {
        return row.isNullAt(layout.ordinal(slot));
    }

    /** The double nearest to a value that is not null. */
    double value(InternalRow row, int slot) {
        int at = layout.ordinal(slot);
        return switch (layout.kind(slot)) {
            case DOUBLE -> row.getDouble(at);
            case FLOAT -> row.getFloat(at);
            case LONG -> row.getLong(at);
            case INT -> row.getInt(at);
            case SHORT -> row.getShort(at);
            case BYTE -> row.getByte(at);
            case DECIMAL -> decimal(row, slot).doubleValue();
        };
    }

    /** Whether {@link #value} is another number than the one that stands there. */
    boolean isInexact(InternalRow row, int slot) {
        return switch (layout.kind(slot)) {
            case LONG -> !ColumnarNumbers.isExact(row.getLong(layout.ordinal(slot)));
            case DECIMAL -> !ColumnarNumbers.isKept(decimal(row, slot));
            default -> false;
        };
    }

    private BigDecimal decimal(InternalRow row, int slot) {
        return row.getDecimal(layout.ordinal(slot), layout.precision(slot), layout.scale(slot))
                .toJavaBigDecimal();
    }
}
