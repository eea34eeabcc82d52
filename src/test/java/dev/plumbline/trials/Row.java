package dev.plumbline.trials;

/**
 * How a case ended.
 *
 * @param of the case
 * @param end in a word
 * @param seen what was seen, or why not
 * @param seconds it took
 */
public record Row(Case of, End end, String seen, double seconds) {
    /** How a case ends. */
    public enum End {
        AS_EXPECTED("ok"),
        WRONG("WRONG"),
        HUNG("HUNG"),
        SKIPPED("skipped");

        private final String word;

        End(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean isBad() {
            return this == WRONG || this == HUNG;
        }
    }
}
