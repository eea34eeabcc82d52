package dev.plumbline.faults;

/**
 * How a case ended.
 *
 * @param of the case
 * @param end in a word
 * @param seen what was seen, or why not
 * @param seconds it took
 */
record Row(Case of, End end, String seen, double seconds) {
    /** How a case ends. */
    enum End {
        AS_EXPECTED("ok"),
        WRONG("WRONG"),
        HUNG("HUNG"),
        SKIPPED("skipped");

        private final String word;

        End(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean isBad() {
            return this == WRONG || this == HUNG;
        }
    }
}
