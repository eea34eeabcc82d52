package dev.plumbline.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown with places for generated tables, between {@code <!-- NAME: ... -->} and {@code <!-- end NAME -->}.
 *
 * @param text all of it
 */
public record Page(String text) {
    private static final Pattern PLACES = Pattern.compile("(?s)<!-- (\\S+): .*?<!-- end \\1 -->");

    /** The page with this table in its place. */
    public Page with(String name, String table) {
        Matcher place = Pattern.compile("(?s)(<!-- " + name + ": [^\n]*\n).*?(<!-- end " + name + " -->)")
                .matcher(text);
        if (!place.find()) {
            throw new IllegalArgumentException("Cannot put the table " + name + " into the page: it has no such place");
        }
        return new Page(place.replaceFirst(Matcher.quoteReplacement(place.group(1) + table + place.group(2))));
    }

    /** What a person wrote: no tables, no pictures, no code, one blank between words. */
    public String prose() {
        return PLACES.matcher(text)
                .replaceAll("")
                .replaceAll("(?s)```.*?```", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("\\]\\([^)]*\\)", "]")
                .replaceAll("\\s+", " ");
    }
}
