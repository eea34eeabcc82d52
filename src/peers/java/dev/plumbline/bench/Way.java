package dev.plumbline.bench;

/**
 * One way of doing what a stage measures. Closing it frees what it keeps.
 */
interface Way extends AutoCloseable {
    /** Its words in the table. */
    String words();

    /** How often it is done in a row in each round; each time is a sample. */
    default int times() {
        return 1;
    }

    /** How many of what is measured one doing consists of. */
    default int parts() {
        return 1;
    }

    /** Does it once. */
    void run() throws Exception;

    /** What counts of the seconds that it took: less than all where it took its own time. */
    default double counted(double seconds) {
        return seconds;
    }

    @Override
    default void close() {}
}
