package dev.plumbline.page;

import dev.plumbline.model.PlainText;
import dev.plumbline.model.Shown;
import dev.plumbline.page.Html.Tag;

/** Names that others gave: of columns, files, gates, settings. */
final class Names {
    private static final int LONGEST = 48;
    /** Of a name that is shown whole. */
    private static final int LONGEST_WHOLE = 12_000;

    private Names() {}

    /** Short enough for a sentence, a caption or a picture. */
    static String brief(String name) {
        return PlainText.excerpt(name, LONGEST);
    }

    /** A long one in short, and whole where it is opened: only for the one table that is about it. */
    static Html whole(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return Html.text(name);
        }
        return new Tag("details")
                .with("class", "name")
                .of(Html.of("summary", brief(name)), Html.of("code", PlainText.excerpt(name, LONGEST_WHOLE)));
    }

    /** Words of others as they are, without the credentials they may hold. */
    static Html sentence(String text) {
        return Html.text(PlainText.excerpt(Shown.masked(text), LONGEST_WHOLE));
    }
}
