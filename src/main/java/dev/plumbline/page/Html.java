package dev.plumbline.page;

import dev.plumbline.model.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML. Text and values of attributes are escaped where they enter, and there is no other way in: what others
 * called a column cannot become markup.
 *
 * @param markup well-formed
 */
record Html(String markup) {
    static final Html NONE = new Html("");

    /** Text as a browser shows it; characters that are not seen, or turn the reading direction, are made visible. */
    static Html text(String text) {
        return new Html(escape(text));
    }

    static Html join(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    static Html join(Html... parts) {
        return join(List.of(parts));
    }

    /** An element that holds other pieces and has no attributes. */
    static Html of(String name, Html... content) {
        return new Tag(name).of(content);
    }

    /** An element that holds text and has no attributes. */
    static Html of(String name, String text) {
        return new Tag(name).of(text(text));
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    private static String escape(String text) {
        String plain = PlainText.escape(text);
        StringBuilder out = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * The beginning of an element.
     *
     * @param start name and attributes, escaped
     */
    record Tag(String start) {
        Tag with(String attribute, String value) {
            return new Tag(start + " " + attribute + "=\"" + escape(value) + "\"");
        }

        /** An attribute that has no value. */
        Tag with(String attribute) {
            return new Tag(start + " " + attribute);
        }

        Html of(Html... content) {
            String name = start.indexOf(' ') < 0 ? start : start.substring(0, start.indexOf(' '));
            return new Html("<" + start + ">" + join(content).markup() + "</" + name + ">");
        }

        Html of(String text) {
            return of(text(text));
        }

        /** An element that never has content. */
        Html alone() {
            return new Html("<" + start + ">");
        }
    }
}
