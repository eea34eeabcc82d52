package dev.plumbline.kernel;

/**
 * Finds the smallest form of a column, block by block: one value, shorts or ints in units, floats, doubles. A form is
 * given up at the first value whose bits it does not give back, so columns of measured or computed numbers cost next to
 * nothing; where the first values were promising, the column is left alone for as many blocks as make up for it.
 */
final class ColumnNarrowing {
    /** Blocks that are not tried after one in which all rows were looked at in vain. */
    private static final int REST = 16;

    private static final int SHORT_RANGE = 65_535;

    private int resting;
    /** Rows looked at in vain in this block. */
    private long vain;
    /** Of the block that is counted: a column of ints takes them over. */
    private int[] numbers;

    Column narrow(double[] values, int rows) {
        if (resting > 0) {
            resting--;
            return Column.of(values);
        }
        vain = 0;
        Column found = constant(values, rows);
        if (found == null) {
            found = inUnits(values, rows);
        }
        if (found == null) {
            found = floats(values, rows);
        }
        if (found == null) {
            resting = (int) (REST * vain / rows);
            found = Column.of(values);
        }
        return found;
    }

    private Column constant(double[] values, int rows) {
        for (int i = 1; i < rows; i++) {
            if (!isSame(values[0], values[i])) {
                vain += i;
                return null;
            }
        }
        return Column.of(values[0]);
    }

    /** With as few decimals as the values have: where one needs more, all begins anew with these. */
    private Column inUnits(double[] values, int rows) {
        int decimals = decimals(values[0], 0);
        while (decimals <= Units.MOST_DECIMALS) {
            Units units = new Units(decimals, 0);
            int good = count(values, rows, units);
            if (good == rows) {
                return counted(rows, units);
            }
            vain += good;
            decimals = decimals(values[good], decimals + 1);
        }
        return null;
    }

    /** How many decimals a value has, but not fewer than {@code least}; above the most there may be where it has more. */
    private static int decimals(double value, int least) {
        int decimals = least;
        while (decimals <= Units.MOST_DECIMALS && !isCounted(value, new Units(decimals, 0))) {
            decimals++;
        }
        return decimals;
    }

    private static boolean isCounted(double value, Units units) {
        return isSame(value, units.value(units.nearest(value)));
    }

    /** Fills {@link #numbers} and returns how many values there are before the first that is not so many units. */
    private int count(double[] values, int rows, Units units) {
        int[] into = numbers == null || numbers.length != rows ? new int[rows] : numbers;
        numbers = into;
        for (int i = 0; i < rows; i++) {
            int number = units.nearest(values[i]);
            if (!isSame(values[i], units.value(number))) {
                return i;
            }
            into[i] = number;
        }
        return rows;
    }

    private Column counted(int rows, Units units) {
        int least = numbers[0];
        int most = numbers[0];
        for (int i = 1; i < rows; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        long range = (long) most - least;
        if (range > SHORT_RANGE) {
            Column ints = Column.of(numbers, units);
            numbers = null;
            return ints;
        }
        int base = (int) (least + (range + 1) / 2);
        short[] stored = new short[rows];
        for (int i = 0; i < rows; i++) {
            stored[i] = (short) (numbers[i] - base);
        }
        return Column.of(stored, units.from(base));
    }

    private Column floats(double[] values, int rows) {
        int good = 0;
        while (good < rows && isSame(values[good], (float) values[good])) {
            good++;
        }
        if (good < rows) {
            vain += good;
            return null;
        }
        float[] stored = new float[rows];
        for (int i = 0; i < rows; i++) {
            stored[i] = (float) values[i];
        }
        return Column.of(stored);
    }

    private static boolean isSame(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }
}
