package dev.plumbline.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in the language of manual pages. */
final class Roff {
    /** A name in backticks, or an option as it is typed. */
    private static final Pattern NAME = Pattern.compile("`([^`]+)`|(?<![\\w-])(--[a-z][a-z0-9-]*[a-z0-9])");

    private Roff() {}

    /** A sentence in which names stand out. */
    static String text(String sentence) {
        StringBuilder text = new StringBuilder();
        Matcher name = NAME.matcher(sentence);
        int from = 0;
        while (name.find()) {
            text.append(escaped(sentence.substring(from, name.start())));
            text.append(bold(name.group(1) == null ? name.group(2) : name.group(1)));
            from = name.end();
        }
        return guarded(text.append(escaped(sentence.substring(from))).toString());
    }

    static String bold(String name) {
        return "\\fB" + escaped(name) + "\\fR";
    }

    /** Dashes can be copied, quotes stay straight, backslashes are themselves. */
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga");
    }

    /** A dot that begins a line would be a request. */
    private static String guarded(String text) {
        return text.startsWith(".") ? "\\&" + text : text;
    }
}
