package dev.plumbline.source;

import dev.plumbline.kernel.BlockBuilder;

/**
 * The fast reading of one record: numbers where numbers are needed, anything well formed elsewhere. Gives up on all
 * else, and never accepts what the careful reading would not.
 */
final class CsvPlainRow {
    private final CsvDialect dialect;
    private final byte delimiter;
    private final int recordLimit;
    private final CsvSkipper skipper;
    private final NumberParser number = new NumberParser();

    private CsvLayout layout;
    private double[][] targets;
    private int weightColumn;

    CsvPlainRow(CsvDialect dialect) {
        this.dialect = dialect;
        this.delimiter = dialect.delimiter();
        this.recordLimit = dialect.recordLimit();
        this.skipper = new CsvSkipper(dialect.delimiter());
    }

    /** From now on records have this layout. */
    void expect(CsvLayout next) {
        layout = next;
        targets = new double[layout.columns()][];
        weightColumn = -1;
        for (int c = 0; c < layout.columns(); c++) {
            weightColumn = layout.isWeight(c) ? c : weightColumn;
        }
    }

    /** From now on values go into the arrays that the builder fills now. */
    void bind(BlockBuilder builder) {
        int[] slots = layout.slots();
        for (int c = 0; c < slots.length; c++) {
            int slot = slots[c];
            targets[c] = slot == CsvLayout.SKIP
                    ? null
                    : slot < layout.features()
                            ? builder.feature(slot)
                            : slot == layout.features() ? builder.label() : builder.weight();
        }
    }

    /** Where the values of a column of the file go, or null where it is not needed. */
    double[] target(int column) {
        return targets[column];
    }

    /** The column of weights, or -1. */
    int weightColumn() {
        return weightColumn;
    }

    /**
     * Takes one record into row {@code row}.
     *
     * @param lines index behind a line feed, at or behind which the record does not begin
     * @return the index behind the record, or -1 where it is not plain
     */
    int read(byte[] bytes, int begin, int lines, int row) {
        double[][] to = targets;
        int last = to.length - 1;
        skipper.reset();
        int p = begin;
        for (int c = 0; c <= last; c++) {
            double[] target = to[c];
            if (target == null) {
                p = skipper.skip(bytes, p);
            } else {
                p = number(bytes, p, lines);
                target[row] = number.value();
                if (dialect.mayBeMissing(number.value())) {
                    return -1;
                }
            }
            if (p < 0 || c < last && bytes[p] != delimiter) {
                return -1;
            }
            p++;
        }
        if (bytes[p - 1] != '\n') {
            if (bytes[p - 1] != '\r' || bytes[p] != '\n') {
                return -1;
            }
            p++;
        }
        if (weightColumn >= 0 && !(to[weightColumn][row] > 0) || p - begin > recordLimit) {
            return -1;
        }
        return skipper.sawHigh() && !Utf8.isText(bytes, begin, p) ? -1 : p;
    }

    /** Behind the number at {@code from}, quoted or not, or -1. */
    private int number(byte[] bytes, int from, int lines) {
        int p = number.scan(bytes, from, lines);
        if (number.outcome() == NumberParser.NUMBER) {
            return p;
        }
        if (bytes[from] != '"') {
            return -1;
        }
        p = number.scan(bytes, from + 1, lines);
        return number.outcome() == NumberParser.NUMBER && bytes[p] == '"' ? p + 1 : -1;
    }
}
