package dev.plumbline.source;

import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Where in the rows or batches of a typed table the needed columns stand, and how their values become doubles. A needed
 * column has a <i>slot</i>: features first in model order, then the label, then the weight.
 */
final class ColumnarLayout implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int features;
    private final boolean weighted;
    private final String[] names;
    private final ColumnarKind[] kinds;
    private final int[] precisions;
    private final int[] scales;
    private final int[] ordinals;

    private ColumnarLayout(ColumnarLayout other, int[] ordinals) {
        this.features = other.features;
        this.weighted = other.weighted;
        this.names = other.names;
        this.kinds = other.kinds;
        this.precisions = other.precisions;
        this.scales = other.scales;
        this.ordinals = ordinals;
    }

    /** The layout of rows that have the needed columns in the order of slots. All must be numbers. */
    ColumnarLayout(Columns columns, StructType schema) {
        this.features = columns.features().size();
        this.weighted = columns.weight().isPresent();
        this.names = ColumnarSchema.needed(columns).toArray(new String[0]);
        int slots = names.length;
        this.kinds = new ColumnarKind[slots];
        this.precisions = new int[slots];
        this.scales = new int[slots];
        this.ordinals = new int[slots];
        for (int s = 0; s < slots; s++) {
            DataType type = schema.fields()[schema.fieldIndex(names[s])].dataType();
            kinds[s] = ColumnarKind.of(type).orElseThrow();
            ordinals[s] = s;
            if (type instanceof DecimalType decimal) {
                precisions[s] = decimal.precision();
                scales[s] = decimal.scale();
            }
        }
    }

    /** The same columns, standing elsewhere. */
    ColumnarLayout at(int[] columns) {
        return new ColumnarLayout(this, columns.clone());
    }

    int features() {
        return features;
    }

    boolean weighted() {
        return weighted;
    }

    int slots() {
        return names.length;
    }

    String name(int slot) {
        return names[slot];
    }

    ColumnarKind kind(int slot) {
        return kinds[slot];
    }

    int precision(int slot) {
        return precisions[slot];
    }

    int scale(int slot) {
        return scales[slot];
    }

    /** Which column of the row or batch has the slot's values. */
    int ordinal(int slot) {
        return ordinals[slot];
    }

    boolean isWeight(int slot) {
        return slot == features + 1;
    }
}
