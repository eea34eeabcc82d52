package dev.plumbline.kernel;

import java.util.SplittableRandom;

/** Random columns in a form that is asked for, all values from -1 to 1. */
final class FormOfColumn {
    private FormOfColumn() {}

    /** @param form {@code double}, {@code float}, {@code int}, {@code short}, the last two with decimals, or {@code constant} */
    static Column column(String form, SplittableRandom random, int rows) {
        double[] values = random.doubles(rows, -1, 1).toArray();
        switch (form) {
            case "double":
                return Column.of(values);
            case "float":
                float[] floats = new float[rows];
                for (int i = 0; i < rows; i++) {
                    floats[i] = (float) values[i];
                }
                return Column.of(floats);
            case "int":
                return Column.of(random.ints(rows, -1_000_000, 1_000_001).toArray(), new Units(6, 0));
            case "short":
                short[] shorts = new short[rows];
                for (int i = 0; i < rows; i++) {
                    shorts[i] = (short) random.nextInt(-10_000, 10_001);
                }
                return Column.of(shorts, new Units(4, 0));
            case "constant":
                return Column.of(values[0]);
            default:
                throw new IllegalArgumentException("Cannot make a column of the form '" + form + "'");
        }
    }
}
