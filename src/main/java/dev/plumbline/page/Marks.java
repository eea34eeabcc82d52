package dev.plumbline.page;

import dev.plumbline.page.Answer.Mark;
import dev.plumbline.page.Html.Tag;

/** A sign beside a word. */
final class Marks {
    private Marks() {}

    static Html of(Mark mark, String word) {
        return new Tag("span").with("class", "mark " + mark.word()).of(sign(mark), Html.text(" " + word));
    }

    /** The sign alone, for the eye only. */
    static Html sign(Mark mark) {
        return new Tag("span").with("class", "sign").with("aria-hidden", "true").of(mark.sign());
    }
}
