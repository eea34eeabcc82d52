package dev.plumbline.bench;

import java.nio.file.Path;

/**
 * Where and on what a run takes place.
 *
 * @param project its directory
 * @param work where tables, logs and models lie
 * @param home the Spark home of Plumbline and of its peers
 * @param duckDb jar of DuckDB
 * @param memory heap of each driver, as {@code --driver-memory} takes it
 * @param sizes of the tables
 */
record Place(Path project, Path work, Path home, Path duckDb, String memory, Sizes sizes) {
    /** Threads of each contestant. */
    static final int CORES = 2;
    /** The master of each contestant: Spark's own retries are not measured. */
    static final String MASTER = "local[" + CORES + "]";

    /** From the arguments that {@link #arguments} makes. */
    static Place of(String[] args, int from) {
        return new Place(
                Path.of(args[from]),
                Path.of(args[from + 1]),
                Path.of(args[from + 2]),
                Path.of(args[from + 3]),
                args[from + 4],
                new Sizes(
                        Long.parseLong(args[from + 5]),
                        Long.parseLong(args[from + 6]),
                        Integer.parseInt(args[from + 7])));
    }

    /** This place for another process. */
    String[] arguments() {
        return new String[] {
            project.toString(),
            work.toString(),
            home.toString(),
            duckDb.toString(),
            memory,
            Long.toString(sizes.rows()),
            Long.toString(sizes.wideRows()),
            Integer.toString(sizes.rounds())
        };
    }

    /** All that a driver sees beside Spark. */
    String classPath() {
        return String.join(
                ":",
                project.resolve("target/plumbline.jar").toString(),
                project.resolve("target/peer-classes").toString(),
                duckDb.toString());
    }
}
