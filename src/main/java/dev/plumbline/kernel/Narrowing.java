package dev.plumbline.kernel;

/**
 * Stores blocks of a table, one after the other, in as few bytes as they need. One instance per thread and table: it
 * remembers which columns were tried in vain.
 *
 * <p>Cost: one or two passes over a column that becomes narrow; of one that cannot, little more than its first value.
 */
public final class Narrowing {
    private final ColumnNarrowing[] features;
    private final ColumnNarrowing label = new ColumnNarrowing();
    private final ColumnNarrowing weight = new ColumnNarrowing();

    public Narrowing(int features) {
        this.features = new ColumnNarrowing[features];
        for (int j = 0; j < features; j++) {
            this.features[j] = new ColumnNarrowing();
        }
    }

    /** The same rows; columns that stay doubles keep their arrays. */
    public NarrowBlock narrow(Block block) {
        int rows = block.rows();
        Column[] columns = new Column[features.length];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = features[j].narrow(block.feature(j), rows);
        }
        Column weights = block.weight() == null ? null : weight.narrow(block.weight(), rows);
        return new NarrowBlock(rows, columns, label.narrow(block.label(), rows), weights, block.heldOut());
    }
}
