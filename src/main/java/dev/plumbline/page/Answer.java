package dev.plumbline.page;

/**
 * What a person wants to know first.
 *
 * @param question in two or three words
 * @param mark whether it is good
 * @param phrase a part of the sentence at the top, or empty
 * @param text whole sentences
 */
record Answer(String question, Mark mark, String phrase, String text) {
    /** How it stands, told by a word and a sign, and by a colour only beside them. */
    enum Mark {
        GOOD("\u2713", "good"),
        LOOK("!", "look"),
        BAD("\u2715", "bad"),
        NEUTRAL("\u2022", "note");

        private final String sign;
        private final String word;

        Mark(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        String sign() {
            return sign;
        }

        String word() {
            return word;
        }
    }
}
