package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the curves go.
 *
 * @param form its name
 * @param rows of the curve over rows
 * @param values of every table of the curve over features
 * @param features of that curve
 * @param splitRows of the table that is cut into partitions
 * @param partitions of that curve
 * @param epochs of that curve
 * @param epochRows of its two tables
 * @param extremeTasks of the extreme run
 * @param extremeFeatures of it
 * @param budget seconds that a point may take at least
 */
record Sizes(
        String form,
        List<Long> rows,
        long values,
        List<Integer> features,
        long splitRows,
        List<Integer> partitions,
        List<Integer> epochs,
        List<Long> epochRows,
        int extremeTasks,
        int extremeFeatures,
        double budget) {
    private static final List<Integer> FEATURES = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500);

    /** The sizes of a form, by its name. */
    static Sizes of(String form, long mostRows) {
        return switch (form) {
            case "full" -> full(mostRows);
            case "quick" -> quick(mostRows);
            case "tiny" -> tiny();
            default -> throw new IllegalArgumentException("Cannot run the form '" + form + "'");
        };
    }

    private static Sizes full(long mostRows) {
        return new Sizes(
                "full",
                upTo(mostRows, List.of(100_000L, 1_000_000L, 10_000_000L, 30_000_000L, 100_000_000L)),
                20_000_000,
                FEATURES,
                10_000_000,
                List.of(1, 10, 100, 1_000, 10_000),
                List.of(1, 10, 100, 1_000, 5_000),
                List.of(1_000L, 1_000_000L),
                10_000,
                5_000,
                2);
    }

    /** About a minute. */
    private static Sizes quick(long mostRows) {
        return new Sizes(
                "quick",
                upTo(Math.min(mostRows, 3_000_000), List.of(10_000L, 100_000L, 300_000L, 1_000_000L, 3_000_000L)),
                1_000_000,
                FEATURES,
                300_000,
                List.of(1, 10, 100, 500),
                List.of(1, 10, 100),
                List.of(1_000L, 100_000L),
                500,
                2_000,
                0.1);
    }

    /** For a test: some seconds. */
    static Sizes tiny() {
        return new Sizes(
                "tiny",
                List.of(1_000L, 3_000L, 10_000L),
                20_000,
                List.of(1, 5, 20, 300),
                2_000,
                List.of(1, 10, 50),
                List.of(1, 5),
                List.of(100L, 1_000L),
                30,
                40,
                0);
    }

    private static List<Long> upTo(long most, List<Long> steps) {
        List<Long> rows =
                new ArrayList<>(steps.stream().filter(step -> step < most).toList());
        rows.add(most);
        return List.copyOf(rows);
    }

    /** Features of the partial sums that the jobs of many tasks return. */
    List<Integer> resultFeatures() {
        return List.of(1, 100, 500);
    }
}
