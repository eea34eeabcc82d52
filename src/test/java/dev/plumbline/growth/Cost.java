package dev.plumbline.growth;

/** What a piece of work is made of; the model says what one of each takes. */
enum Cost {
    /** A Spark job, or a further stage of it. */
    JOB("a job, or a further stage of it"),
    /** A task, whichever core runs it. */
    TASK("a task"),
    /** A byte of partial results: made, brought from an executor to the driver or to another executor, added up. */
    RESULT_BYTE("a byte of partial results, brought and added up"),
    /** A byte of cached rows in an epoch on all cores; on fewer it counts as more. */
    TABLE_BYTE("a byte of cached rows, in an epoch on all cores"),
    /** Opening a table and beginning to read it. */
    READING("opening a table"),
    /** A byte of CSV that is scanned, with the moments of its rows. */
    TEXT_BYTE("a byte of CSV, scanned, with moments"),
    /** A byte of rows that is put into the cache. */
    KEPT_BYTE("a byte of rows put into the cache"),
    /** A split of a file. */
    SPLIT("a split of a file"),
    /** A value of which the moments are taken. */
    VALUE("a value, in moments"),
    /** A product of two columns in a row of which the moments are taken. */
    PRODUCT("a product of two columns in a row, in moments");

    private final String words;

    Cost(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
