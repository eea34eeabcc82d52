package dev.plumbline.versions;

/**
 * One command on one Spark.
 *
 * @param name of the step, a code where the step is an error
 * @param problem how it did not end as it must; empty where it did
 * @param figures what must be the same text on every Spark; empty where nothing is compared
 * @param seconds it took
 */
record Step(String name, String problem, String figures, double seconds) {
    /** Whether it is an error that was asked for. */
    boolean isError() {
        return name.matches("[0-9]+");
    }

    boolean isAsExpected() {
        return problem.isEmpty();
    }
}
